export type Estimate = { readonly median: number; readonly low: number; readonly high: number };

/** Standard normal quantile of a two-sided 95 % interval. */
const QUANTILE = 1.96;

/**
 * The median of `samples` with a 95 % interval that assumes nothing of their distribution: the order statistics between
 * which the median lies, their ranks from the normal approximation of the binomial (Conover, Practical Nonparametric
 * Statistics, section 3.2). With fewer than six samples, the whole range.
 *
 * @throws RangeError without samples.
 */
export function medianEstimate(samples: readonly number[]): Estimate {
  if (samples.length === 0) throw new RangeError('the median of no samples');
  const sorted = samples.toSorted((a, b) => a - b);
  const last = sorted.length - 1;
  const at = (rank: number): number => sorted[Math.min(last, Math.max(0, rank))] as number;
  const reach = (QUANTILE * Math.sqrt(sorted.length)) / 2;
  return {
    median: (at(Math.floor(last / 2)) + at(Math.ceil(last / 2))) / 2,
    low: at(Math.ceil(sorted.length / 2 - reach) - 1),
    high: at(Math.ceil(sorted.length / 2 + reach) - 1),
  };
}

/**
 * The smallest sample that `part` (0 to 1) of all samples do not exceed.
 *
 * @throws RangeError without samples.
 */
export function percentile(samples: readonly number[], part: number): number {
  const found = samples.toSorted((a, b) => a - b)[Math.max(0, Math.ceil(part * samples.length) - 1)];
  if (found === undefined) throw new RangeError('a percentile of no samples');
  return found;
}
