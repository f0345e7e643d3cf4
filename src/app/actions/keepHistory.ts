import { hasNews, keptComparison } from '../history/comparison.ts';
import { ended, keptTurn } from '../history/entry.ts';
import { type KeptClip, keptClip } from '../history/keptClip.ts';
import { posterOf } from '../history/poster.ts';
import type { OpenClip } from '../store/clip.ts';
import { streamingTurn } from '../store/conversation.ts';
import type { App } from './app.ts';
import { isFull, readHistory, tellUnkept } from './history.ts';

/** Keeps every answer that ends, in Ask and in Compare, with its clip, in this browser. */
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
      const kept = keptTurn(turn);
      if (clip && kept) keep(app, clip, (known) => app.database.keep(known, kept)).catch(tell);
    }
  });
  app.store.subscribe(({ clip: { current }, compare }, before) => {
    if (compare.columns === before.compare.columns || !hasNews(before.compare, compare)) return;
    const kept = keptComparison(compare);
    if (current && kept) keep(app, current, (known) => app.database.keepComparison(known, kept)).catch(tell);
  });
}

async function keep(app: App, clip: OpenClip, write: (clip: KeptClip) => Promise<void>): Promise<void> {
  // From the middle: the first frames of many videos are dark.
  const known = keptClip(clip, await posterOf(clip.frames[clip.frames.length >> 1]?.picture));
  if (known === null) return;
  await write(known);
  if (app.store.getState().dialog === 'history') await readHistory(app);
}
