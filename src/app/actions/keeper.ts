import { type KeptClip, keptClip } from '../history/keptClip.ts';
import { posterOf } from '../history/poster.ts';
import type { OpenClip } from '../store/clip.ts';
import type { App } from './app.ts';
import { isFull, tellUnkept } from './tellUnkept.ts';

/** Writes what is about a clip to the history, with the clip. A browser that keeps nothing says so once, not every time. */
export function keeperOf(app: App): (clip: OpenClip, write: (clip: KeptClip) => Promise<void>) => void {
  let isTold = false;
  const tell = (thrown: unknown) => {
    if (!isTold || isFull(thrown)) tellUnkept(app, thrown);
    isTold = true;
  };
  return (clip, write) => void keep(app, clip, write).catch(tell);
}

async function keep(app: App, clip: OpenClip, write: (clip: KeptClip) => Promise<void>): Promise<void> {
  // From the middle: the first frames of many videos are dark.
  const known = keptClip(clip, await posterOf(clip.frames[clip.frames.length >> 1]?.picture));
  if (known === null) return;
  await write(known);
  if (app.store.getState().dialog !== 'history') return;
  const { readHistory } = await import('./history.ts');
  await readHistory(app);
}
