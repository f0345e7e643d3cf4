import type { VideoToken } from './blend.ts';

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

/**
 * LinVT's output as blends of visual tokens: the rows of the composed W, scale by scale (3.2.2; a pooled token hands its
 * weight on to the tokens it averages, in equal parts).
 * @param weights Per scale, row-major [query, pooled token], rows summing to 1.
 * @param windows Of the scales.
 * @param selected Indices of the kept tokens, ascending. Every blend is over these.
 */
export function composedTokens(
  weights: readonly Float32Array[],
  windows: readonly number[],
  selected: Uint32Array,
): readonly VideoToken[] {
  return weights.flatMap((scale, s) => {
    const window = windows[s] ?? 1;
    const pooled = pooledCount(selected.length, window);
    const last = selected.length - (pooled - 1) * window;
    return Array.from({ length: scale.length / pooled }, (_, query) => ({
      window,
      tokens: selected,
      weights: Float32Array.from(selected, (_, at) => {
        const cell = Math.floor(at / window);
        return (scale[query * pooled + cell] ?? 0) / (cell === pooled - 1 ? last : window);
      }),
    }));
  });
}
