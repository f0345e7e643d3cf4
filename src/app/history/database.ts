import { clear, createStore, delMany, setMany, update, values } from 'idb-keyval';
import { type HistoryEntry, type KeptTurn, withTurn } from './entry.ts';
import type { Fingerprint } from './fingerprint.ts';
import { parseEntry } from './parseEntry.ts';

/** What is there, and how many entries another version has written that this one cannot read. */
export type Read = { readonly entries: readonly HistoryEntry[]; readonly unreadable: number };

/**
 * The conversations kept in this browser. Every call rejects where the browser keeps nothing (some private windows), and
 * with a QuotaExceededError where there is no room.
 */
export type HistoryDatabase = {
  readonly all: () => Promise<Read>;
  /** Adds a turn to its clip's entry in one step, also where another tab adds to the same. */
  readonly keep: (clip: Omit<HistoryEntry, 'turns'>, turn: KeptTurn) => Promise<void>;
  readonly put: (entries: readonly HistoryEntry[]) => Promise<void>;
  readonly remove: (fingerprints: readonly Fingerprint[]) => Promise<void>;
  /** Also what cannot be read. */
  readonly clear: () => Promise<void>;
};

export function historyDatabase(name = 'linvt-studio'): HistoryDatabase {
  const store = createStore(name, 'history');
  return {
    all: async () => readAll(await values<unknown>(store)),
    keep: async (clip, turn) =>
      update<unknown>(clip.fingerprint, (before) => withTurn(readable(before), clip, turn), store),
    put: async (entries) =>
      setMany(
        entries.map((entry) => [entry.fingerprint, entry]),
        store,
      ),
    remove: async (fingerprints) => delMany([...fingerprints], store),
    clear: async () => clear(store),
  };
}

function readAll(kept: readonly unknown[]): Read {
  const entries = kept.map(parseEntry).filter((entry) => entry !== null);
  return { entries, unreadable: kept.length - entries.length };
}

/** Another version's entry is left as it is: writing over it would lose its conversation. */
function readable(kept: unknown): HistoryEntry | null {
  if (kept === undefined) return null;
  const entry = parseEntry(kept);
  if (entry === null) throw new Error('another version of the page has written this entry');
  return entry;
}
