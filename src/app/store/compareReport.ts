import type { BundleVersion } from '../../domain/answer.ts';
import type { Generation } from '../../domain/generation.ts';
import type { Recipe } from '../../domain/recipe.ts';
import type { Bytes, Seconds } from '../../domain/units.ts';
import type { BundleName } from '../bundles.ts';
import { answerIn, type Column, evidenceIn, type Verdict, verdictOf } from './compare.ts';
import type { KeptEvidence } from './conversation.ts';
import type { Engine } from './engine.ts';
import type { State } from './store.ts';

export type Measures = Pick<
  KeptEvidence,
  'frameTimes' | 'edits' | 'counts' | 'stages' | 'tokensPerSecond' | 'bundle' | 'generation' | 'backend' | 'stop'
>;

/** A column of a report; without measures where there is no finished answer. */
export type ReportedColumn = {
  /** The user's; empty where they gave none, as in the column that it is opened to. */
  readonly name: string;
  /** The recipe that answered; the column's where none has. */
  readonly recipe: Recipe;
  /** The bundle that was chosen for it; absent where none was. */
  readonly bundle?: BundleName;
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
  /** What was asked; before that, what would be: the box's or the replay's. Null where there is neither. */
  readonly question: string | null;
  /**
   * Of the first answer, as each has in its own measures; those of now before there is one, and where an older answer does
   * not tell.
   */
  readonly generation: Generation;
  /** Likewise; null before one is loaded. */
  readonly bundle: BundleVersion | null;
  readonly columns: readonly ReportedColumn[];
};

/** The question that a comparison of now is to; null while there is none to run it with. */
export const questionOf = ({ compare: { asked, draft }, replay }: Pick<State, 'compare' | 'replay'>): string | null =>
  asked ?? (draft.trim() || (replay?.recording.question ?? null));

/** @param sha256 of the open clip's file */
export function reportOf(state: State, sha256: string): CompareReport | null {
  const { clip, compare, engine, replay, settings } = state;
  const { current } = clip;
  if (current === null) return null;
  const { name, size, duration } = current.info;
  const [first] = compare.columns.flatMap((column) => evidenceIn(column) ?? []);
  return {
    kind: 'linvt-comparison',
    version: 2,
    clip: { name, size, duration, sha256 },
    question: questionOf(state),
    generation: first?.generation ?? replay?.recording.generation ?? settings.generation,
    bundle: first === undefined ? versionOf(engine) : first.bundle,
    columns: compare.columns.map(reported),
  };
}

function versionOf(engine: Engine): BundleVersion | null {
  if (engine.status !== 'ready') return null;
  const { id, sha256 } = engine.bundle;
  return { id, sha256 };
}

function reported(column: Column): ReportedColumn {
  const evidence = evidenceIn(column);
  return {
    name: column.name,
    recipe: evidence?.recipe ?? column.recipe,
    ...(column.bundle && { bundle: column.bundle }),
    status: column.answer.status,
    answer: answerIn(column),
    verdict: verdictOf(column),
    measures: evidence && measuresOf(evidence),
  };
}

const measuresOf = ({ frameTimes, edits, counts, stages, tokensPerSecond, ...how }: Measures): Measures => ({
  frameTimes,
  edits,
  counts,
  stages,
  tokensPerSecond,
  bundle: how.bundle,
  generation: how.generation,
  backend: how.backend,
  stop: how.stop,
});
