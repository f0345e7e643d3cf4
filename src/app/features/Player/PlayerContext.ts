import { createContext, type RefObject, useContext, useSyncExternalStore } from 'react';
import { assert } from '../../../domain/errors.ts';
import type { Seconds } from '../../../domain/units.ts';
import type { Playback } from './playback.ts';

/** The one player of the page, as the strip, the timeline and the answers use it. */
export type PlayerHandle = {
  /** What plays the open clip: a video element, or for a picture a canvas. */
  readonly video: RefObject<Playback | null>;
  /** Makes `playback` the player; gives the function that takes it away again. A ref of React's. */
  readonly attach: (playback: Playback | null) => () => void;
  /** Follows what the player does, whichever it is at the time. */
  readonly follow: (onChange: () => void) => () => void;
  /** Pauses and shows the frame at `time`. */
  readonly seek: (time: Seconds) => void;
};

export const PlayerContext = createContext<PlayerHandle | null>(null);

/** A hair after a frame's presentation time: the element rounds, and would show the frame before. */
const hair = 1e-3;

export function createPlayer(): PlayerHandle {
  const video: RefObject<Playback | null> = { current: null };
  const followers = new Set<() => void>();
  const become = (playback: Playback | null) => {
    video.current = playback;
    for (const reattach of [...followers]) reattach();
  };
  return {
    video,
    attach: (playback) => {
      become(playback);
      // The next one may be there before this one goes.
      return () => video.current === playback && become(null);
    },
    follow: (onChange) => followed(video, followers, onChange),
    seek: (time) => {
      if (video.current === null) return;
      video.current.pause();
      video.current.currentTime = time + hair;
    },
  };
}

function followed(video: RefObject<Playback | null>, followers: Set<() => void>, onChange: () => void): () => void {
  const subscribe = () => (video.current ? subscribeTo(video.current, onChange) : () => undefined);
  let unsubscribe = subscribe();
  const reattach = () => {
    unsubscribe();
    unsubscribe = subscribe();
    onChange();
  };
  followers.add(reattach);
  return () => {
    followers.delete(reattach);
    unsubscribe();
  };
}

export function usePlayer(): PlayerHandle {
  const player = useContext(PlayerContext);
  assert(player, 'components are rendered within a PlayerContext');
  return player;
}

const changes = [
  ...['timeupdate', 'seeking', 'seeked', 'play', 'pause', 'ended'],
  ...['loadedmetadata', 'emptied', 'volumechange', 'error'],
];

/** Follows one player: its events, and every frame while it plays. */
function subscribeTo(video: Playback, onChange: () => void): () => void {
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

/** What `read` says of the player, kept up to date; `before` while there is none. */
export function useVideo<Value extends string | number | boolean | undefined>(
  read: (video: Playback) => Value,
  before: Value,
): Value {
  const { video, follow } = usePlayer();
  return useSyncExternalStore(follow, () => (video.current ? read(video.current) : before));
}
