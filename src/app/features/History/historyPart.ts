import { partOf } from '../../parts/part.ts';

/** With the database that it shows: alone, it would say that this browser keeps nothing. */
export const historyPart = partOf(async () => {
  const [{ HistoryDialog }] = await Promise.all([import('./HistoryDialog.tsx'), import('../../history/database.ts')]);
  return HistoryDialog;
});
