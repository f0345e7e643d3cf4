import { ended, keptTurn } from '../history/entry.ts';
import type { OpenClip } from '../store/clip.ts';
import { streamingTurn } from '../store/conversation.ts';
import type { App } from './app.ts';
import { keeperOf } from './keeper.ts';

/** Keeps every answer of Ask that ends, with its clip, in this browser. */
export function keepHistory(app: App): void {
  /** A clip that was closed while a question about it is still being answered. */
  let left: OpenClip | null = null;
  const keep = keeperOf(app);
  app.store.subscribe((state, before) => {
    const was = before.clip.current;
    if (was && was.id !== state.clip.current?.id && streamingTurn(before.conversation)?.clip === was.id) left = was;
    if (state.conversation.entries === before.conversation.entries) return;
    for (const turn of ended(before.conversation, state.conversation)) {
      const clip = [state.clip.current, left].find((one) => one?.id === turn.clip);
      const kept = keptTurn(turn);
      if (clip && kept) keep(clip, (known) => app.database.keep(known, kept));
    }
  });
}
