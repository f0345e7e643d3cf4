import { createContext, type RefObject, useContext, useSyncExternalStore } from 'react';
import { assert } from '../../../domain/errors.ts';
import type { Seconds } from '../../../domain/units.ts';

/** The one video element of the page, as the strip, the timeline and the answers use it. */
export type PlayerHandle = {
  readonly video: RefObject<HTMLVideoElement | null>;
  /** Pauses and shows the frame at `time`. */
  readonly seek: (time: Seconds) => void;
};

export const PlayerContext = createContext<PlayerHandle | null>(null);

/** A hair after a frame's presentation time: the element rounds, and would show the frame before. */
const hair = 1e-3;

export const playerOf = (video: RefObject<HTMLVideoElement | null>): PlayerHandle => ({
  video,
  seek: (time) => {
    if (video.current === null) return;
    video.current.pause();
    video.current.currentTime = time + hair;
  },
});

export function usePlayer(): PlayerHandle {
  const player = useContext(PlayerContext);
  assert(player, 'components are rendered within a PlayerContext');
  return player;
}

const changes = [
  ...['timeupdate', 'seeking', 'seeked', 'play', 'pause', 'ended'],
  ...['loadedmetadata', 'emptied', 'volumechange', 'error'],
];

/** Follows the element: its events, and every frame while it plays. */
function subscribeTo(video: HTMLVideoElement, onChange: () => void): () => void {
  let request = 0;
  const tick = () => {
    onChange();
    request = video.paused ? 0 : requestAnimationFrame(tick);
  };
  const onEvent = () => {
    onChange();
    if (!video.paused && request === 0) tick();
  };
  for (const change of changes) video.addEventListener(change, onEvent);
  return () => {
    cancelAnimationFrame(request);
    for (const change of changes) video.removeEventListener(change, onEvent);
  };
}

/** What `read` says of the video element, kept up to date; `before` while there is no element. */
export function useVideo<Value extends string | number | boolean | undefined>(
  read: (video: HTMLVideoElement) => Value,
  before: Value,
): Value {
  const { video } = usePlayer();
  return useSyncExternalStore(
    (onChange) => (video.current ? subscribeTo(video.current, onChange) : () => undefined),
    () => (video.current ? read(video.current) : before),
  );
}
