import { Check, Columns3, X } from 'lucide-react';
import { useState } from 'react';
import { flushSync } from 'react-dom';
import { useApp, useAppState } from '../../AppContext.ts';
import { update } from '../../actions/app.ts';
import { openInCompare } from '../../actions/evaluateOpen.ts';
import { Segmented } from '../../controls/Segmented.tsx';
import { formatCount, formatPercent } from '../../format.ts';
import { type AnswerFilter, answerFilters, type Contender, type Run, type RunAnswer } from '../../store/evaluate.ts';
import { type AnswerRow, answerRows } from '../../store/evaluateResults.ts';
import { contenderMark, contenderName, filterNames, noRows } from '../../wording/evaluate.ts';
import { say } from '../../wording/language.ts';
import { questionBox } from '../Compare/CompareComposer.tsx';
import { comparePart } from '../Compare/comparePart.ts';

type Props = { readonly run: Run };

/** Rows shown before the user asks for more. */
const page = 20;

/** What was said to each question: where recipes disagree, and where they err. Each opens in Compare. */
export function Answers({ run }: Props) {
  const filter = useAppState(({ evaluate }) => evaluate.filter);
  const [shown, setShown] = useState(page);
  const rows = answerRows(run, filter);
  return (
    <section className="answers" aria-label={say('Answers')}>
      <div className="chart-head">
        <h3>{say('Answers')}</h3>
        <FilterSwitch run={run} filter={filter} onChoose={() => setShown(page)} />
      </div>
      {rows.length === 0 && <p className="small muted">{say(noRows[filter])}</p>}
      <ul>
        {rows.slice(0, shown).map((row) => (
          <AnswerItem key={row.item} row={row} contenders={run.contenders} />
        ))}
      </ul>
      {rows.length > shown && (
        <button type="button" className="button" onClick={() => setShown(shown + page)}>
          {say('Show {count} more', { count: Math.min(page, rows.length - shown) })}
        </button>
      )}
    </section>
  );
}

type SwitchProps = Props & { readonly filter: AnswerFilter; readonly onChoose: () => void };

function FilterSwitch({ run, filter, onChoose }: SwitchProps) {
  const app = useApp();
  const choose = (chosen: AnswerFilter | null) => {
    if (chosen === null) return;
    update(app, 'evaluate', (evaluate) => ({ ...evaluate, filter: chosen }));
    onChoose();
  };
  return (
    <Segmented
      label={say('Which answers')}
      segments={answerFilters.map((name) => ({ name, label: <FilterLabel run={run} filter={name} /> }))}
      value={filter}
      onChange={choose}
    />
  );
}

const FilterLabel = ({ run, filter }: Omit<SwitchProps, 'onChoose'>) => (
  <>
    {say(filterNames[filter])} <span className="count">{formatCount(answerRows(run, filter).length)}</span>
  </>
);

type ItemProps = { readonly row: AnswerRow; readonly contenders: readonly Contender[] };

function AnswerItem({ row: { asked, answers }, contenders }: ItemProps) {
  const app = useApp();
  const open = async () => {
    // The box that takes the focus is Compare’s; where that cannot be fetched, Compare says so.
    await comparePart.fetch(app).catch(() => undefined);
    flushSync(() => void openInCompare(app, asked));
    document.getElementById(questionBox)?.focus({ preventScroll: true });
  };
  return (
    <li className="answer-row">
      <div className="asked">
        <p>
          <strong>{asked.question}</strong>
        </p>
        <p className="small muted">
          {asked.clip} · {asked.family} · {say('expected:')} <q>{asked.answer}</q>
        </p>
      </div>
      <ul>
        {contenders.map((contender, at) => (
          <GivenAnswer key={contenderMark(contender)} contender={contender} answer={answers[at] ?? null} />
        ))}
      </ul>
      <button
        type="button"
        className="button"
        aria-label={say('Open “{question}” about {clip} in Compare', { question: asked.question, clip: asked.clip })}
        onClick={() => void open()}
      >
        <Columns3 size={14} aria-hidden="true" /> {say('Compare')}
      </button>
    </li>
  );
}

type GivenProps = { readonly contender: Contender; readonly answer: RunAnswer | null };

function GivenAnswer({ contender, answer }: GivenProps) {
  return (
    <li className="small">
      <span className="mark" title={contenderName(contender)}>
        {contenderMark(contender)}
      </span>
      {answer ? <Score score={answer.score} /> : null}
      <span className={answer && answer.score === 1 ? 'muted' : ''}>
        {answer ? answer.given || say('(nothing)') : '–'}
      </span>
    </li>
  );
}

function Score({ score }: { readonly score: number }) {
  if (score === 1) return <Check size={14} role="img" aria-label={say('right')} />;
  if (score === 0) return <X size={14} role="img" aria-label={say('wrong')} />;
  return <span className="partly">{formatPercent(score, 1)}</span>;
}
