import { hasNews, keptComparison } from '../history/comparison.ts';
import type { App } from './app.ts';
import { keeperOf } from './keeper.ts';

/** Keeps every comparison in which an answer ends or is judged, with its clip, in this browser. */
export function keepComparisons(app: App): void {
  const keep = keeperOf(app);
  app.store.subscribe(({ clip: { current }, compare }, before) => {
    if (compare.columns === before.compare.columns || !hasNews(before.compare, compare)) return;
    const kept = keptComparison(compare);
    if (current && kept) keep(current, (known) => app.database.keepComparison(known, kept));
  });
}
