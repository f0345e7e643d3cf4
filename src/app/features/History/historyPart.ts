import { partOf } from '../../parts/part.ts';

export const historyPart = partOf(async () => (await import('./HistoryDialog.tsx')).HistoryDialog);
