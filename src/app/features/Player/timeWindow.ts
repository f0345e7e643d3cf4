/** The part of a clip that the timeline shows, in seconds of presentation time. */
export type TimeWindow = { readonly from: number; readonly to: number };

/** Seconds that fill the timeline at least: a few frames. */
const narrowest = 0.25;

/** Where a moment lies in the window, 0 to 1; below or above where it lies outside. A window of no width has all at 0. */
export const placeIn = ({ from, to }: TimeWindow, time: number): number =>
  to > from ? (time - from) / (to - from) : 0;

/**
 * `window` made `factor` times as wide around `at`, which stays in its place; never wider than `whole`.
 * @param at seconds
 */
export function zoomed(window: TimeWindow, whole: TimeWindow, factor: number, at: number): TimeWindow {
  const most = whole.to - whole.from;
  const width = Math.min(most, Math.max(Math.min(narrowest, most), (window.to - window.from) * factor));
  const from = at - placeIn(window, at) * width;
  return within(whole, from, width);
}

/** `window` moved by `seconds`, as far as the whole goes. */
export const panned = (window: TimeWindow, whole: TimeWindow, seconds: number): TimeWindow =>
  within(whole, window.from + seconds, window.to - window.from);

/** `window` where it shows `time`; else moved to begin there. */
export const following = (window: TimeWindow, whole: TimeWindow, time: number): TimeWindow =>
  time >= window.from && time <= window.to ? window : within(whole, time, window.to - window.from);

function within(whole: TimeWindow, from: number, width: number): TimeWindow {
  const first = Math.max(whole.from, Math.min(whole.to - width, from));
  return { from: first, to: first + width };
}
