import type { FrameDifference } from '../signals.ts';
import type { Seconds } from '../units.ts';
import type { ShotBoundary } from './shots.ts';

/* PySceneDetect's AdaptiveDetector and its defaults: adaptive_threshold, min_content_val (of 255), window_width, min-scene-len. */
const aboveNeighbours = 3;
const leastDifference = 15 / 255;
const neighbours = 2;
const shortestShot = 0.6;

/**
 * The cuts of a clip by the differences of its frames alone: what is left where the shot detector does not run. A frame
 * begins a new shot where its difference is three times the mean of the two before and the two after it, and not small;
 * within 0.6 s of another cut, it does not. Gradual transitions are not seen.
 *
 * We depart from AdaptiveDetector in that the difference is of R'G'B' on a coarse grid instead of hue, saturation and
 * value of each pixel, and in that not every frame of a long clip is compared, so that quick cuts there are missed.
 */
export function ruleBoundaries({ times, values }: FrameDifference, start: Seconds): readonly ShotBoundary[] {
  const cuts: ShotBoundary[] = [];
  for (const [at, time] of times.entries()) {
    const since = time - (cuts.at(-1)?.end ?? start);
    if (since >= shortestShot && isCut(values, at)) cuts.push({ begin: time, end: time });
  }
  return cuts;
}

function isCut(values: readonly number[], at: number): boolean {
  const value = values[at] ?? 0;
  // The first value compares with nothing.
  const before = values.slice(Math.max(1, at - neighbours), at);
  const around = [...before, ...values.slice(at + 1, at + 1 + neighbours)];
  const mean = around.reduce((sum, neighbour) => sum + neighbour, 0) / Math.max(1, around.length);
  return at > 0 && value >= leastDifference && value >= aboveNeighbours * mean;
}
