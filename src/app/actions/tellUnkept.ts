import type { PageNotice } from '../store/store.ts';
import { type App, update } from './app.ts';

/** Tells that the history could not be written. */
export function tellUnkept(app: App, thrown: unknown): void {
  const notice = noticeOf(thrown);
  update(app, 'notices', (notices) => [...notices.filter(({ code }) => code !== notice.code), notice]);
}

export const isFull = (thrown: unknown): boolean =>
  thrown instanceof DOMException && thrown.name === 'QuotaExceededError';

function noticeOf(thrown: unknown): PageNotice {
  if (isFull(thrown)) return { code: 'history-full' };
  return { code: 'history-unwritten', message: thrown instanceof Error ? thrown.message : String(thrown) };
}
