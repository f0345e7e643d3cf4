/** Seconds that make no difference: of two gaps as wide, the first counts, wherever the clip starts. */
const rounding = 1e-6;

/** The middle of the widest gap between neighbouring places; of gaps as wide, the first. 0 where there are no two places. */
export function middleOfWidestGap(places: readonly number[]): number {
  const ascending = places.toSorted((a, b) => a - b);
  const gaps = ascending
    .slice(1)
    .map((to, at) => ({ middle: (to + (ascending[at] ?? to)) / 2, width: to - (ascending[at] ?? to) }));
  const widest = Math.max(...gaps.map(({ width }) => width));
  return gaps.find(({ width }) => width >= widest - rounding)?.middle ?? 0;
}
