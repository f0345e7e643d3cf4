import type { HistoryDatabase } from './database.ts';

/** The history database, whose code is fetched with the first call; a call for which it cannot be fetched rejects. */
export function databaseLater(): HistoryDatabase {
  let made: HistoryDatabase | null = null;
  const database = async (): Promise<HistoryDatabase> => {
    const { historyDatabase } = await import('./database.ts');
    made ??= historyDatabase();
    return made;
  };
  return {
    all: async () => (await database()).all(),
    keep: async (clip, turn) => (await database()).keep(clip, turn),
    keepComparison: async (clip, comparison) => (await database()).keepComparison(clip, comparison),
    putBack: async (entries) => (await database()).putBack(entries),
    remove: async (entries) => (await database()).remove(entries),
    clear: async () => (await database()).clear(),
  };
}
