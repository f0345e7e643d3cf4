/** LinVT's shape algebra (paper, section 3.2): how many tokens each step takes and gives. */

/** Pooling windows of the scales, in the order in which their video tokens reach the language model (3.2.1, MTP). */
export const poolingWindows = [1, 2, 4] as const;

/** Visual tokens that top-k keeps: `k`, or all there are when the clip has fewer. */
export const selectedCount = (k: number, visualTokens: number): number => Math.min(k, visualTokens);

/** Length of a scale after average pooling with stride = window; a short last window counts as one. */
export const pooledCount = (selected: number, window: number): number => Math.ceil(selected / window);

/** Video tokens of all scales together: one per learnable query (3.2.2, Multi-C). */
export const videoTokenCount = (queries: readonly number[]): number =>
  queries.reduce((total, count) => total + count, 0);
