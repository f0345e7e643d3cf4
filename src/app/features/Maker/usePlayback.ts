import { useEffect, useState } from 'react';
import { type Seconds, seconds } from '../../../domain/units.ts';

const reducedMotion = matchMedia('(prefers-reduced-motion: reduce)');

export type Playback = {
  readonly time: Seconds;
  readonly isPlaying: boolean;
  readonly toggle: () => void;
  readonly seek: (time: Seconds) => void;
};

/** A clock that runs from 0 to `duration` over and over, unless motion is not wanted; it jumps to `start` when that changes. */
export function usePlayback(duration: Seconds, start: Seconds): Playback {
  const [time, setTime] = useState(start);
  const [isPlaying, setPlaying] = useState(() => !reducedMotion.matches);
  useEffect(() => setTime(start), [start]);
  useEffect(() => {
    if (!isPlaying) return;
    let last = performance.now();
    const step = (now: number) => {
      const passed = Math.max(0, now - last) / 1000;
      last = now;
      setTime((before) => seconds((before + passed) % duration));
      request = requestAnimationFrame(step);
    };
    let request = requestAnimationFrame(step);
    return () => cancelAnimationFrame(request);
  }, [isPlaying, duration]);
  const seek = (to: Seconds) => {
    setPlaying(false);
    setTime(to);
  };
  return { time: seconds(Math.min(time, duration)), isPlaying, toggle: () => setPlaying(!isPlaying), seek };
}
