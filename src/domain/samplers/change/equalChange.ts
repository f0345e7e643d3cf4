import type { FrameDifference } from '../../signals.ts';
import { type Seconds, seconds } from '../../units.ts';
import type { SampledSpan } from '../sampler.ts';

/** This much of a clip's weight, at least, is its time: so still stretches are not left out altogether. */
const leastShareOfTime = 0.1;

/**
 * Cuts a span into `parts` of equal change: times, ascending, one more than parts, from the span's start to its end.
 * Change between two compared frames counts as spread evenly over the time between them; none counts for more than one
 * part, so that a hard cut is one bound and not the whole budget. Where too little changes for that, time counts
 * instead: a still clip is cut into equal times.
 */
export function equalChange(span: SampledSpan, difference: FrameDifference, parts: number): readonly Seconds[] {
  const end = seconds(span.start + span.duration);
  const knots = [span.start, ...difference.times, end];
  const shares = levelledShares([0, ...difference.values.slice(1), 0], parts);
  const ofTime = 1 - (1 - leastShareOfTime) * sum(shares);
  const weights = shares.map((share, at) => {
    const [from = end, to = end] = [knots[at], knots[at + 1]];
    const shareOfSpan = span.duration > 0 ? (to - from) / span.duration : 0;
    return (1 - leastShareOfTime) * share + ofTime * shareOfSpan;
  });
  return bounds(knots, weights, parts);
}

/**
 * Each step's share of all, the largest lowered until none is more than a `parts`th. Where there are fewer steps than
 * parts, each has just that, and some is left over.
 */
export function levelledShares(steps: readonly number[], parts: number): readonly number[] {
  const descending = steps.toSorted((a, b) => b - a);
  let rest = sum(steps);
  for (const [lowered, largest] of descending.slice(0, parts).entries()) {
    const level = rest / (parts - lowered);
    if (level > 0 && largest <= level) return steps.map((step) => Math.min(step, level) / (level * parts));
    rest -= largest;
  }
  return steps.map((step) => (step > 0 ? 1 / parts : 0));
}

/** Where along `knots` the weight so far reaches each `parts`th of all; a weight lies between each knot and the next. */
function bounds(knots: readonly Seconds[], weights: readonly number[], parts: number): readonly Seconds[] {
  const [start = seconds(0)] = knots;
  const end = knots.at(-1) ?? start;
  const part = sum(weights) / parts;
  const reached = [start];
  let before = 0;
  for (const [at, weight] of weights.entries()) {
    const [from = end, to = end] = [knots[at], knots[at + 1]];
    while (reached.length < parts && before + weight >= reached.length * part) {
      const along = weight > 0 ? Math.min(1, (reached.length * part - before) / weight) : 0;
      reached.push(seconds(from + along * (to - from)));
    }
    before += weight;
  }
  return [...reached, ...Array.from({ length: parts + 1 - reached.length }, () => end)];
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
