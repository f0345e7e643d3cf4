import type { HistoryEntry } from './entry.ts';
import type { Fingerprint } from './fingerprint.ts';

/** What a comparison is kept under. */
export const comparisonKey = (fingerprint: Fingerprint, askedAt: number): string => `${fingerprint} ${askedAt}`;

/** What an entry is kept under: a conversation under its clip. */
export const keyOf = (entry: HistoryEntry): string =>
  entry.kind === 'conversation' ? entry.fingerprint : comparisonKey(entry.fingerprint, entry.askedAt);
