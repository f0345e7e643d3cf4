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
 * How much the video tokens take of each visual token: the columns of the composed W summed over all queries and scales
 * (3.2.2; a pooled token hands its weight on to the tokens it averages, in equal parts).
 * @param weights Per scale, row-major [query, pooled token], rows summing to 1.
 * @param selected Indices of the kept tokens, ascending.
 * @returns [visual token]; sums to the number of queries.
 */
export function tokenMass(
  weights: readonly Float32Array[],
  windows: readonly number[],
  selected: Uint32Array,
  visualTokens: number,
): Float32Array {
  const mass = new Float32Array(visualTokens);
  weights.forEach((scale, s) => {
    const window = windows[s] ?? 1;
    const pooled = pooledCount(selected.length, window);
    for (let cell = 0; cell < scale.length; cell++) {
      const first = (cell % pooled) * window;
      const members = selected.subarray(first, first + window);
      const share = (scale[cell] ?? 0) / members.length;
      for (const token of members) mass[token] = (mass[token] ?? 0) + share;
    }
  });
  return mass;
}
