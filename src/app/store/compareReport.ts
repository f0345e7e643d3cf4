import type { Evidence } from '../../domain/answer.ts';
import type { Generation } from '../../domain/generation.ts';
import type { Recipe } from '../../domain/recipe.ts';
import type { Bytes, Seconds } from '../../domain/units.ts';
import { answerIn, type Column, evidenceIn, type Verdict, verdictOf } from './compare.ts';
import type { State } from './store.ts';

type Measures = Pick<Evidence, 'frameTimes' | 'counts' | 'stages' | 'tokensPerSecond' | 'backend' | 'stop'>;

/** A column of a report; without measures where there is no finished answer. */
export type ReportedColumn = {
  readonly name: string;
  /** The recipe that answered; the column's where none has. */
  readonly recipe: Recipe;
  readonly status: Column['answer']['status'];
  readonly answer: string | null;
  readonly verdict: Verdict | null;
  readonly measures: Measures | null;
};

/** A comparison as it is taken along: plain data, times in the units that the names say. */
export type CompareReport = {
  readonly kind: 'linvt-comparison';
  readonly version: 1;
  readonly clip: { readonly name: string; readonly size: Bytes; readonly duration: Seconds };
  readonly question: string | null;
  readonly generation: Generation;
  /** Id of the bundle that answers; null before one is loaded. */
  readonly bundle: string | null;
  readonly columns: readonly ReportedColumn[];
};

/** @param nameOf how the page calls a column, also one without a name of its own */
export function reportOf(
  { clip: { current }, compare, engine, settings }: State,
  nameOf: (column: Column) => string,
): CompareReport | null {
  if (current === null) return null;
  const { name, size, duration } = current.info;
  return {
    kind: 'linvt-comparison',
    version: 1,
    clip: { name, size, duration },
    question: compare.asked,
    generation: settings.generation,
    bundle: engine.status === 'ready' ? engine.bundle.id : null,
    columns: compare.columns.map((column) => reported(column, nameOf(column))),
  };
}

function reported(column: Column, name: string): ReportedColumn {
  const evidence = evidenceIn(column);
  return {
    name,
    recipe: evidence?.recipe ?? column.recipe,
    status: column.answer.status,
    answer: answerIn(column),
    verdict: verdictOf(column),
    measures: evidence && measuresOf(evidence),
  };
}

const measuresOf = ({ frameTimes, counts, stages, tokensPerSecond, backend, stop }: Measures): Measures => ({
  frameTimes,
  counts,
  stages,
  tokensPerSecond,
  backend,
  stop,
});
