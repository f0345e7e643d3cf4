/**
 * The k highest scores by a stable sort, as ascending indices: the definition that the fast versions are tested
 * against. Ties go to the lower index, NaN counts as −∞, −0 equals +0 (LinVT, section 3.2.1, SVR).
 */
export function topkReference(scores: Float32Array, selected: number): Uint32Array {
  const value = (index: number): number => {
    const score = scores[index] ?? Number.NaN;
    return Number.isNaN(score) ? Number.NEGATIVE_INFINITY : score;
  };
  const higherFirst = (a: number, b: number): number => {
    if (value(a) === value(b)) return a - b;
    return value(a) > value(b) ? -1 : 1;
  };
  const order = Array.from(scores.keys()).sort(higherFirst);
  return Uint32Array.from(order.slice(0, selected)).sort();
}
