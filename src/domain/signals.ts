import type { ClipInfo } from './frame.ts';
import type { ColourGrid } from './frameGrid.ts';
import type { FoundShots } from './shots/shots.ts';
import { spread } from './spread.ts';
import { type Seconds, seconds } from './units.ts';

/** How much the picture changes along a clip. */
export type FrameDifference = {
  /** Presentation times of the frames that were compared, strictly ascending, each within the clip's span. */
  readonly times: readonly Seconds[];
  /** For each of them how far it is from the one before, 0 (equal) to 1 (black to white); 0 for the first. */
  readonly values: readonly number[];
};

/** The frames of a clip that are compared: presentation times, strictly ascending, and the colours of each. */
export type ComparedFrames = { readonly times: readonly Seconds[]; readonly grids: readonly ColourGrid[] };

/** What a cheap pass over a clip tells samplers. Found once a clip, whatever the recipe. */
export type Signals = {
  /** Presentation times of the codec's own key frames, strictly ascending, each within the clip's span; may be none. */
  readonly keyTimes: readonly Seconds[];
  readonly difference: FrameDifference;
  readonly shots: FoundShots;
};
export type SignalName = keyof Signals;

/** What changes along a clip. */
export type ClipChange = Pick<Signals, 'difference' | 'shots'>;

/** Frames that are compared, at most. */
const mostCompared = 192;

/** Comparing evenly spaced frames has the whole clip decoded: worth it up to about a minute of video. */
const mostDecoded = 2_000;

/** Key frames enough to stand for a longer clip. They are decoded without the frames between them. */
const fewestKeys = 32;

/**
 * The moments whose frames are compared to find a clip's difference: every frame where they are few, else evenly spaced
 * ones, else, in a long clip, evenly chosen key frames. Ascending; the finer, the sharper a cut is placed.
 */
export function comparedTimes(
  { start, duration, frameCount, frameTimes }: Pick<ClipInfo, 'start' | 'duration' | 'frameCount' | 'frameTimes'>,
  keyTimes: readonly Seconds[],
): readonly Seconds[] {
  const isListed = frameTimes !== null && frameTimes.length > 0 && frameTimes.length <= mostCompared;
  if (isListed) return middles(frameTimes, start + duration);
  if (frameCount > mostDecoded && keyTimes.length >= fewestKeys) return spread(keyTimes, mostCompared);
  const count = Math.max(1, Math.min(mostCompared, frameCount));
  return Array.from({ length: count }, (_, i) => seconds(start + ((i + 0.5) / count) * duration));
}

/** The middle of each frame's own time: where the rate varies, evenly spaced moments would miss frames. */
const middles = (frameTimes: readonly Seconds[], end: number): readonly Seconds[] =>
  frameTimes.map((time, at) => seconds((time + (frameTimes[at + 1] ?? end)) / 2));
