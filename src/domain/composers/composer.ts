import type { NumberParameters, StrategyDescriptor, ValuesOf } from '../descriptor.ts';

/**
 * A picture as the vision encoder sees it: frames, by their index in the sample, on a grid of `side` × `side` equal
 * cells, row by row. Cells that no frame fills are white.
 */
export type PictureLayout = { readonly side: number; readonly frames: readonly number[] };

/** Makes pictures of the sampled frames; each picture becomes one grid of visual tokens. */
export type Composer<P extends NumberParameters> = StrategyDescriptor<P> & {
  /** Whether each picture's time stands in the prompt before its video tokens. */
  readonly stamps?: true;
  /**
   * The pictures that `count` frames make. A frame that has one to itself comes after pictures of earlier frames only:
   * so it is handed on as it comes, and never held.
   */
  layout(count: number, values: ValuesOf<P>): readonly PictureLayout[];
};
