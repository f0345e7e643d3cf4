import { ended, entryOf, keptTurn } from '../history/entry.ts';
import { posterOf } from '../history/poster.ts';
import type { OpenClip } from '../store/clip.ts';
import { streamingTurn, type Turn } from '../store/conversation.ts';
import type { App } from './app.ts';
import { isFull, tellUnkept } from './tellUnkept.ts';

/** Keeps every answer that ends, with its clip, in this browser. */
export function keepHistory(app: App): void {
  /** A clip that was closed while a question about it is still being answered. */
  let left: OpenClip | null = null;
  /** A browser that keeps nothing says so once, not after every answer. */
  let isTold = false;
  const tell = (thrown: unknown) => {
    if (!isTold || isFull(thrown)) tellUnkept(app, thrown);
    isTold = true;
  };
  app.store.subscribe((state, before) => {
    const was = before.clip.current;
    if (was && was.id !== state.clip.current?.id && streamingTurn(before.conversation)?.clip === was.id) left = was;
    if (state.conversation.entries === before.conversation.entries) return;
    for (const turn of ended(before.conversation, state.conversation)) {
      const clip = [state.clip.current, left].find((one) => one?.id === turn.clip);
      if (clip) keep(app, clip, turn).catch(tell);
    }
  });
}

async function keep(app: App, clip: OpenClip, turn: Turn): Promise<void> {
  const kept = keptTurn(turn);
  // From the middle: the first frames of many videos are dark.
  const entry = entryOf(clip, await posterOf(clip.frames[clip.frames.length >> 1]?.picture));
  if (kept === null || entry === null) return;
  await app.database.keep(entry, kept);
  if (app.store.getState().dialog !== 'history') return;
  const { readHistory } = await import('./history.ts');
  await readHistory(app);
}
