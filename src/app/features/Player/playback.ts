import type { ClipInfo } from '../../../domain/frame.ts';
import { type Seconds, seconds } from '../../../domain/units.ts';

export function togglePlay(video: HTMLVideoElement | null): void {
  if (video?.paused) void video.play().catch(ignoreInterruption);
  else video?.pause();
}

/** `play` rejects when a pause or another clip comes first: nothing is wrong then. */
const ignoreInterruption = (): undefined => undefined;

type Span = Pick<ClipInfo, 'start' | 'duration' | 'frameCount'>;

/**
 * Presentation time of the frame before or after the one shown at `time`, within the clip. Exact at a constant frame
 * rate; where the rate varies, as far away as the clip's frames are on average.
 */
export function frameBeside({ start, duration, frameCount }: Span, time: number, step: -1 | 1): Seconds {
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
