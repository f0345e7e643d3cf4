import { milliseconds } from '../../../domain/units.ts';
import { useApp, useAppState } from '../../AppContext.ts';
import { update } from '../../actions/app.ts';
import { Segmented } from '../../controls/Segmented.tsx';
import { formatCount, formatDuration } from '../../format.ts';
import { type Budget, budgets, type Run } from '../../store/evaluate.ts';
import type { Result } from '../../store/evaluateResults.ts';
import { budgetNames, contenderMark, contenderName } from '../../wording/evaluate.ts';
import { say } from '../../wording/language.ts';
import { CostChart } from './CostChart.tsx';
import type { CostPoint } from './costScale.ts';

type Props = { readonly run: Run; readonly results: readonly Result[] };

/** What accuracy costs, in tokens and in time. */
export function Charts({ run, results }: Props) {
  const budget = useAppState(({ evaluate }) => evaluate.budget);
  if (results.every(({ overall }) => overall.n === 0)) return null;
  const tokens = pointsOf(run, results, (result) => result.budgets?.[budget] ?? null);
  const times = pointsOf(run, results, ({ needed }) => needed);
  return (
    <div className="charts">
      <section aria-label={say('Accuracy against tokens')}>
        <div className="chart-head">
          <h3>{say('Accuracy against')}</h3>
          <BudgetSwitch budget={budget} />
        </div>
        <CostChart
          title={say('Accuracy against {budget}', { budget: say(budgetNames[budget]) })}
          points={tokens}
          word={formatCount}
        />
      </section>
      <section aria-label={say('Accuracy against time')}>
        <div className="chart-head">
          <h3>{say('Accuracy against time to a first answer')}</h3>
        </div>
        <CostChart
          title={say('Accuracy against time')}
          points={times}
          word={(ms) => formatDuration(milliseconds(ms))}
        />
      </section>
    </div>
  );
}

/** Contenders that have answered. */
const pointsOf = (
  { contenders }: Run,
  results: readonly Result[],
  costOf: (result: Result) => number | null,
): readonly CostPoint[] =>
  contenders.flatMap((contender, at) => {
    const result = results[at];
    const cost = result ? costOf(result) : null;
    if (result === undefined || cost === null) return [];
    return [{ mark: contenderMark(contender), name: contenderName(contender), cost, estimate: result.overall }];
  });

function BudgetSwitch({ budget }: { readonly budget: Budget }) {
  const app = useApp();
  const choose = (chosen: Budget | null) => {
    if (chosen) update(app, 'evaluate', (evaluate) => ({ ...evaluate, budget: chosen }));
  };
  return (
    <Segmented
      label={say('Accuracy against')}
      segments={budgets.map((name) => ({ name, label: say(budgetNames[name]) }))}
      value={budget}
      onChange={choose}
    />
  );
}
