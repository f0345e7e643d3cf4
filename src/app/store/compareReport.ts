import type { Evidence } from '../../domain/answer.ts';
import type { Generation } from '../../domain/generation.ts';
import type { Recipe } from '../../domain/recipe.ts';
import type { Bytes, Seconds } from '../../domain/units.ts';
import { answerIn, type Column, evidenceIn, type Verdict, verdictOf } from './compare.ts';
import type { State } from './store.ts';

export type Measures = Pick<
  Evidence,
  'frameTimes' | 'edits' | 'counts' | 'stages' | 'tokensPerSecond' | 'backend' | 'stop'
>;

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

/**
 * A comparison as it is taken along: plain data, times in the units that the names say. It is enough to run it again, and
 * to tell whether clip and model are the same.
 */
export type CompareReport = {
  readonly kind: 'linvt-comparison';
  readonly version: 2;
  readonly clip: {
    readonly name: string;
    readonly size: Bytes;
    readonly duration: Seconds;
    /** Of the file, in lower-case hexadecimal. */
    readonly sha256: string;
  };
  readonly question: string | null;
  readonly generation: Generation;
  /** The bundle that answers, with the SHA-256 of its manifest; null before one is loaded. */
  readonly bundle: { readonly id: string; readonly sha256: string } | null;
  readonly columns: readonly ReportedColumn[];
};

/**
 * @param sha256 of the open clip's file
 * @param nameOf how the page calls a column, also one without a name of its own
 */
export function reportOf(
  { clip: { current }, compare, engine, replay, settings }: State,
  sha256: string,
  nameOf: (column: Column) => string,
): CompareReport | null {
  if (current === null) return null;
  const { name, size, duration } = current.info;
  return {
    kind: 'linvt-comparison',
    version: 2,
    clip: { name, size, duration, sha256 },
    question: compare.asked,
    generation: replay?.recording.generation ?? settings.generation,
    bundle: engine.status === 'ready' ? { id: engine.bundle.id, sha256: engine.bundle.sha256 } : null,
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

const measuresOf = ({ frameTimes, edits, counts, stages, tokensPerSecond, backend, stop }: Measures): Measures => ({
  frameTimes,
  edits,
  counts,
  stages,
  tokensPerSecond,
  backend,
  stop,
});
