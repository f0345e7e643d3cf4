import { formatCount } from '../../format.ts';
import type { Run } from '../../store/evaluate.ts';
import { hasInterval, type Result } from '../../store/evaluateResults.ts';
import {
  contenderMark,
  contenderName,
  familiesIn,
  fewClips,
  wordInterval,
  wordPercent,
} from '../../wording/evaluate.ts';
import { say } from '../../wording/language.ts';
import { IntervalPlot } from './IntervalPlot.tsx';

type Props = { readonly run: Run; readonly results: readonly Result[] };

/** The same by family: what a recipe is good at. */
export function Families({ run, results }: Props) {
  const families = familiesIn(results);
  if (families.length === 0) return null;
  const isShort = results.some((result) => [...result.families.values()].some((estimate) => !hasInterval(estimate)));
  return (
    <section className="families" aria-label={say('By family')}>
      <div className="chart-head">
        <h3>{say('By family')}</h3>
        {isShort && <p className="muted">{fewClips()}</p>}
      </div>
      <ul>
        {families.map((family) => (
          <Family key={family} family={family} run={run} results={results} />
        ))}
      </ul>
    </section>
  );
}

function Family({ family, run: { contenders }, results }: Props & { readonly family: string }) {
  const most = Math.max(...results.map(({ families }) => families.get(family)?.n ?? 0));
  return (
    <li>
      <h4>
        {family} <span className="muted">n {formatCount(most)}</span>
      </h4>
      <ul>
        {contenders.map((contender, at) => {
          const estimate = results[at]?.families.get(family);
          return (
            estimate && (
              <li key={contenderMark(contender)} className="estimate">
                <span className="mark" title={contenderName(contender)}>
                  {contenderMark(contender)}
                </span>
                <IntervalPlot estimate={estimate} />
                <span className="percent">{wordPercent(estimate.exact)}</span>
                <span className="muted interval-words">{wordInterval(estimate)}</span>
              </li>
            )
          );
        })}
      </ul>
    </li>
  );
}
