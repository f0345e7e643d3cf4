import type { SearchStep } from '../../domain/relevance.ts';
import type { ClipChange } from '../../domain/signals.ts';
import type { View } from './address.ts';
import type { ClipSlice, StageProgress } from './clip.ts';
import type { Compare } from './compare.ts';
import type { Conversation } from './conversation.ts';
import type { Engine } from './engine.ts';
import type { Failure } from './failure.ts';

/** What the timeline can draw as a line or as marks. */
export const curveKinds = ['change', 'shots', 'similarity', 'significance'] as const;
export type CurveKind = (typeof curveKinds)[number];

/** Something that the worker finds about the open clip. */
type Finding<Value> =
  | { readonly status: 'unknown' }
  | { readonly status: 'finding'; readonly progress: StageProgress | null }
  | { readonly status: 'found'; readonly value: Value }
  | { readonly status: 'failed'; readonly failure: Failure };

/** The curves over the timeline; looked for only while they are on show. */
export type Curves = {
  readonly isShown: boolean;
  readonly kinds: readonly CurveKind[];
  readonly change: Finding<ClipChange>;
  /** Of the moments to the question of `question`. */
  readonly similarity: Finding<SearchStep>;
  /** The question that `similarity` is about; null before one is asked. */
  readonly question: string | null;
};

const unknown = { status: 'unknown' } as const;

export const initialCurves: Curves = {
  isShown: false,
  kinds: curveKinds,
  change: unknown,
  similarity: unknown,
  question: null,
};

/** The curves of another clip: nothing is known of it yet. */
export const curvesForClip = (curves: Curves): Curves => ({
  ...initialCurves,
  isShown: curves.isShown,
  kinds: curves.kinds,
});

/** The curves for another question; what is known of the clip stays. */
export const curvesForQuestion = (curves: Curves, question: string | null): Curves => ({
  ...curves,
  // Whatever was being found is stopped for the new question.
  change: curves.change.status === 'finding' ? unknown : curves.change,
  question,
  similarity: unknown,
});

/** What decides which curve is looked for. */
type Wanting = { readonly curves: Curves; readonly clip: ClipSlice; readonly engine: Engine };

/** What the curves on show lack; null where there is nothing to find, or no one to find it. */
export function wantedCurve({ curves, clip, engine }: Wanting): 'change' | 'similarity' | null {
  if (!curves.isShown || clip.current === null) return null;
  if (curves.change.status === 'unknown') return 'change';
  const canRate = curves.question !== null && engine.status === 'ready';
  return canRate && curves.similarity.status === 'unknown' && curves.change.status !== 'finding' ? 'similarity' : null;
}

/** Where a question may have been asked. */
type Asking = {
  readonly view: View;
  readonly clip: ClipSlice;
  readonly compare: Compare;
  readonly conversation: Conversation;
};

/** The question whose answer the view shows; null before one is asked. */
export function questionOnShow({ view, clip, compare, conversation }: Asking): string | null {
  if (view === 'compare') return compare.asked;
  const turns = conversation.entries.filter((entry) => entry.kind === 'turn');
  return turns.findLast((turn) => turn.clip === clip.current?.id)?.question ?? null;
}
