import type { StageTime } from '../../../domain/answer.ts';
import { formatDuration } from '../../format.ts';
import { timeTaken } from '../../wording/evidence.ts';
import { stages as words } from '../../wording/stages.ts';

/** The answer's time as one bar, a part a stage, with each stage's own time below. What came from the cache took none. */
export function StageTimes({ stages }: { readonly stages: readonly StageTime[] }) {
  const total = timeTaken({ stages });
  return (
    <div className="stage-times">
      <div className="bar" aria-hidden="true">
        {stages.map(({ stage, time, cached }) =>
          cached ? null : (
            <span
              key={stage}
              data-stage={stage}
              style={{ flexGrow: time }}
              title={`${words[stage].label} ${formatDuration(time)}`}
            />
          ),
        )}
      </div>
      <table>
        <caption className="visually-hidden">Time of each stage</caption>
        <tbody>
          {stages.map(({ stage, time, cached }) => (
            <tr key={stage} data-cached={cached || undefined}>
              <th scope="row" title={words[stage].description}>
                <span className="swatch" data-stage={stage} aria-hidden="true" />
                {words[stage].label}
              </th>
              <td>{cached ? `from cache, was ${formatDuration(time)}` : formatDuration(time)}</td>
            </tr>
          ))}
          <tr>
            <th scope="row">Together</th>
            <td>{formatDuration(total)}</td>
          </tr>
        </tbody>
      </table>
    </div>
  );
}
