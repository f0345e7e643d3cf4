import { get, set } from 'idb-keyval';
import type { Run } from '../store/evaluate.ts';
import { isAtWork } from '../store/evaluate.ts';
import { keptRun, restoredRun } from '../store/keptRun.ts';
import { type App, update } from './app.ts';

const key = 'linvt-studio/evaluation';

/** Milliseconds between two writes while a run is at work. */
const pace = 2000;

/**
 * Brings back the last run's answers and keeps them as they come, in this browser only. Storage may be forbidden
 * (private windows, embedding): then they last as long as the page.
 */
export async function keepRun(app: App): Promise<void> {
  const kept = restoredRun(await get<unknown>(key).catch(() => undefined));
  update(app, 'evaluate', (evaluate) => ({ ...evaluate, run: evaluate.run ?? kept }));
  let written = 0;
  app.store.subscribe(({ evaluate: { run } }, { evaluate: { run: before } }) => {
    if (run === null || !isNews(run, before)) return;
    if (isAtWork(run) && Date.now() - written < pace) return;
    written = Date.now();
    void set(key, keptRun(run)).catch(() => undefined);
  });
}

const isNews = (run: Run, before: Run | null): boolean =>
  run.answers !== before?.answers || run.gaps !== before.gaps || run.state.status !== before.state.status;
