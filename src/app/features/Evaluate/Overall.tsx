import { formatCount, formatDuration } from '../../format.ts';
import type { Contender, Run } from '../../store/evaluate.ts';
import type { Result } from '../../store/evaluateResults.ts';
import {
  contenderAbout,
  contenderMark,
  contenderName,
  wordDifferenceTo,
  wordInterval,
  wordPercent,
} from '../../wording/evaluate.ts';
import { say } from '../../wording/language.ts';
import { IntervalPlot } from './IntervalPlot.tsx';

type Props = { readonly run: Run; readonly results: readonly Result[] };

/** A row a recipe: how accurate, how sure, against the first, and at what cost. */
export function Overall({ run: { contenders }, results }: Props) {
  return (
    <table className="overall">
      <caption className="visually-hidden">{say('Accuracy of each recipe over all questions')}</caption>
      <thead>
        <tr>
          <th scope="col">{say('Recipe')}</th>
          <th
            scope="col"
            title={say('Mean score, with the interval that holds it with 95 % confidence: bootstrap over clips')}
          >
            {say('Right, 95 % interval')}
          </th>
          <th
            scope="col"
            title={say('Percentage points above the first row, over the same questions, with their 95 % interval')}
          >
            {say('Difference')}
          </th>
          <th scope="col" title={say('Median time of a first question, from file to answer')}>
            {say('Time')}
          </th>
          <th scope="col" title={say('Medians: frames, visual tokens kept, video tokens')}>
            {say('Frames → kept → video tokens')}
          </th>
        </tr>
      </thead>
      <tbody>
        {results.map((result, at) => {
          const contender = contenders[at];
          return contender && <OverallRow key={contenderMark(contender)} contender={contender} result={result} />;
        })}
      </tbody>
    </table>
  );
}

type RowProps = { readonly contender: Contender; readonly result: Result };

function OverallRow({ contender, result: { overall, difference, needed, budgets } }: RowProps) {
  return (
    <tr>
      <th scope="row" className="name" title={contenderAbout(contender)}>
        <span className="mark">{contenderMark(contender)}</span> {contenderName(contender)}
      </th>
      <td data-label={say('Right')}>
        {overall.n === 0 ? (
          <span className="muted">{say('no answer yet')}</span>
        ) : (
          <span className="estimate">
            <strong>{wordPercent(overall.exact)}</strong>
            <IntervalPlot estimate={overall} />
            <span className="muted">{wordInterval(overall)}</span>
            <span className="muted">n {formatCount(overall.n)}</span>
          </span>
        )}
      </td>
      <td data-label={say('Difference')}>{difference && difference.n > 0 ? wordDifferenceTo(difference) : '–'}</td>
      <td data-label={say('Time')}>{needed === null ? '–' : formatDuration(needed)}</td>
      <td data-label={say('Budget')}>
        {budgets
          ? [budgets.frames, budgets.selectedTokens, budgets.videoTokens].map((count) => formatCount(count)).join(' → ')
          : '–'}
      </td>
    </tr>
  );
}
