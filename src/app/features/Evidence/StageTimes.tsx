import type { StageTime } from '../../../domain/answer.ts';
import { formatDuration } from '../../format.ts';
import { timeTaken } from '../../wording/evidence.ts';
import { say } from '../../wording/language.ts';
import { stages as words } from '../../wording/stages.ts';

type Props = { readonly stages: readonly StageTime[] };

/** The answer's time as one bar, a part a stage, with each stage's own time below. What came from the cache took none. */
export function StageTimes({ stages }: Props) {
  return (
    <div className="stage-times">
      <StageBar stages={stages.filter(({ cached }) => !cached)} />
      <StageTable stages={stages} />
    </div>
  );
}

/** A part for each stage, as long as its time; paler where the result came from the cache. */
export const StageBar = ({ stages }: Props) => (
  <div className="bar" aria-hidden="true">
    {stages.map(({ stage, time, cached }) => (
      <span
        key={stage}
        data-stage={stage}
        data-cached={cached || undefined}
        style={{ flexGrow: time }}
        title={`${say(words[stage].label)} ${formatDuration(time)}${cached ? say(', from cache') : ''}`}
      />
    ))}
  </div>
);

export const StageTable = ({ stages }: Props) => (
  <table>
    <caption className="visually-hidden">{say('Time of each stage')}</caption>
    <tbody>
      {stages.map(({ stage, time, cached }) => (
        <tr key={stage} data-cached={cached || undefined}>
          <th scope="row" title={say(words[stage].description)}>
            <span className="swatch" data-stage={stage} aria-hidden="true" />
            {say(words[stage].label)}
          </th>
          <td>{cached ? say('from cache, was {time}', { time: formatDuration(time) }) : formatDuration(time)}</td>
        </tr>
      ))}
      <tr>
        <th scope="row">{say('Together')}</th>
        <td>{formatDuration(timeTaken({ stages }))}</td>
      </tr>
    </tbody>
  </table>
);
