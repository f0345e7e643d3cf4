import type { Blend } from '../blend.ts';
import type { NumberParameters, StrategyDescriptor, ValuesOf } from '../descriptor.ts';
import type { SelectionEdits } from '../selectionEdits.ts';

/** How many visual tokens a clip has, and how the bundle's LinVT would read them. */
export type ClipShape = {
  readonly frames: number;
  /** A frame's visual tokens lie on a grid, row-major. */
  readonly rows: number;
  readonly columns: number;
  /** LinVT's queries of each scale, from the bundle. */
  readonly queries: readonly number[];
};

/** A clip's visual tokens in the processor's memory. */
export type VisualClip = ClipShape & {
  /** [frame, patch, channel] */
  readonly tokens: Float32Array;
  readonly channels: number;
  /** Where in the clip each frame is, 0 to 1; of a picture of several, their mean. */
  readonly moments: readonly number[];
  /** The bundle's own significance of each token, [frame, patch]. */
  readonly scores: Float32Array;
};

/** What a compressor makes of a clip before it knows the question: kept between questions. */
export type Digest = {
  /** Visual tokens that may take part in a video token: indices in the flattened [frame, patch], ascending. */
  readonly selected: Uint32Array;
  /** The significance that it chose by, [frame, patch]. */
  readonly scores: Float32Array;
  /** The video tokens, in the order in which the language model reads them. @param question [question token, channel] */
  blend(question: Float32Array): readonly Blend[];
};

/** A way to condense, as the page knows it; what it does stands in `digesters`, or in the bundle's graphs. */
export type Compressor<P extends NumberParameters> = StrategyDescriptor<P> & {
  /** Whether it keeps some visual tokens and leaves out the rest: then the user's pins and drops apply. */
  readonly selects: boolean;
  /** How many video tokens become of a clip of this shape. */
  videoTokens(shape: ClipShape, values: ValuesOf<P>): number;
  /**
   * Of how many pictures the time can stand before their own video tokens, at most: of none where each token mixes
   * pictures. Absent where every picture keeps its tokens to itself.
   */
  mostTimes?(shape: ClipShape, values: ValuesOf<P>): number;
};

/**
 * Condenses without learned weights, on the processor: every video token a convex combination of visual tokens.
 * @param edits what the user pinned and dropped; of no matter to a compressor that does not select.
 */
// A method's parameters may be narrower, as those of `Compressor.videoTokens` are: a registry holds digesters of any values.
export type Digester<P extends NumberParameters> = {
  digest(clip: VisualClip, values: ValuesOf<P>, edits?: SelectionEdits): Digest;
}['digest'];

export const visualTokenCount = ({ frames, rows, columns }: Pick<ClipShape, 'frames' | 'rows' | 'columns'>): number =>
  frames * rows * columns;

/** `count` indices from `first` on. */
export const indicesFrom = (first: number, count: number): Uint32Array =>
  Uint32Array.from({ length: count }, (_, at) => first + at);

/** A digest that no question changes, of all tokens. */
export const digestOfAll = (clip: VisualClip, blends: readonly Blend[]): Digest => ({
  selected: indicesFrom(0, visualTokenCount(clip)),
  scores: clip.scores,
  blend: () => blends,
});
