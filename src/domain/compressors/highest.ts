/** Indices of the `k` highest scores, ascending. Ties go to the lower index, NaN counts as −∞. */
export function highest(scores: Float32Array, k: number): Uint32Array {
  const rank = (score: number | undefined) => (score === undefined || Number.isNaN(score) ? -Infinity : score);
  const order = Array.from(scores.keys()).toSorted((a, b) => {
    const [one, other] = [rank(scores[a]), rank(scores[b])];
    return one === other ? a - b : other - one;
  });
  return Uint32Array.from(order.slice(0, k)).sort();
}
