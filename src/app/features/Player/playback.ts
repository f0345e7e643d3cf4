import type { ClipInfo } from '../../../domain/frame.ts';
import { frameOnShow } from '../../../domain/pictures.ts';
import { type Seconds, seconds } from '../../../domain/units.ts';

/** What the page uses of whatever plays a clip: a video element, or frames of a picture on a canvas. Times in seconds. */
export interface Playback extends EventTarget {
  currentTime: number;
  muted: boolean;
  readonly paused: boolean;
  /** Why it cannot play; null while nothing is wrong. */
  readonly error: unknown;
  play(): Promise<void>;
  pause(): void;
}

export function togglePlay(video: Playback | null): void {
  if (video?.paused) void video.play().catch(ignoreInterruption);
  else video?.pause();
}

/** `play` rejects when a pause or another clip comes first: nothing is wrong then. */
const ignoreInterruption = (): undefined => undefined;

type Span = Pick<ClipInfo, 'start' | 'duration' | 'frameCount' | 'frameTimes'>;

/**
 * Presentation time of the frame before or after the one shown at `time`, within the clip. Exact where the times of the
 * frames are listed; else as far away as the clip's frames are on average.
 */
export function frameBeside({ start, duration, frameCount, frameTimes }: Span, time: number, step: -1 | 1): Seconds {
  if (frameTimes) {
    const beside = frameOnShow(frameTimes, time) + step;
    return frameTimes[Math.min(frameTimes.length - 1, Math.max(0, beside))] ?? start;
  }
  if (duration <= 0 || frameCount < 2) return start;
  const rate = frameCount / duration;
  const shown = Math.floor((time - start) * rate + 1e-6);
  return seconds(start + Math.min(frameCount - 1, Math.max(0, shown + step)) / rate);
}

/** A tenth of the clip further or back, at least a second and at most ten, within the clip. */
export function leap({ start, duration }: Span, time: number, direction: -1 | 1): Seconds {
  const length = Math.min(10, Math.max(1, duration / 10));
  return seconds(Math.min(start + duration, Math.max(start, time + direction * length)));
}
