import type { Run } from '../../store/evaluate.ts';
import { resultsOf } from '../../store/evaluateResults.ts';
import { stepsDone } from '../../store/run.ts';
import { wordError } from '../../wording/errors.ts';
import { wordRunName, wordUncosted } from '../../wording/evaluate.ts';
import { say } from '../../wording/language.ts';
import { Answers } from './Answers.tsx';
import { Charts } from './Charts.tsx';
import { EvaluationExport } from './EvaluationExport.tsx';
import { Families } from './Families.tsx';
import { Overall } from './Overall.tsx';

/** What a run has come to so far. */
export function Results({ run }: { readonly run: Run }) {
  const results = resultsOf(run);
  return (
    <>
      <header className="results-head">
        <h2>{wordRunName(run)}</h2>
        <EvaluationExport isEmpty={stepsDone(run) === 0} />
      </header>
      <Overall run={run} results={results} />
      <Gaps run={run} />
      <Charts run={run} results={results} />
      <Uncosted run={run} />
      <Families run={run} results={results} />
      <Answers run={run} />
    </>
  );
}

function Uncosted({ run }: { readonly run: Run }) {
  const words = wordUncosted(run);
  return words === '' ? null : <p className="small muted">{words}</p>;
}

/** Questions that could not be asked, by reason. */
function Gaps({ run: { gaps, items } }: { readonly run: Run }) {
  const reasons = new Set(gaps.map((gap) => `${items[gap.item]?.clip}: ${wordError(gap.failure).what}`));
  if (gaps.length === 0) return null;
  return (
    <div className="problem small" role="status">
      <p>{say('Some questions could not be asked, and do not count:')}</p>
      <ul>
        {[...reasons].map((reason) => (
          <li key={reason}>{reason}</li>
        ))}
      </ul>
    </div>
  );
}
