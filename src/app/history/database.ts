import { clear, createStore, delMany, update, values } from 'idb-keyval';
import { type KeptComparison, withComparison } from './comparison.ts';
import { type HistoryEntry, type KeptTurn, withTurn } from './entry.ts';
import type { KeptClip } from './keptClip.ts';
import { comparisonKey, keyOf } from './key.ts';
import { parseComparison, parseConversation, parseEntry } from './parseEntry.ts';

/** What is there, and how many entries another version has written that this one cannot read. */
export type Read = { readonly entries: readonly HistoryEntry[]; readonly unreadable: number };

/**
 * The conversations and comparisons kept in this browser. Every call rejects where the browser keeps nothing (some private windows), and
 * with a QuotaExceededError where there is no room.
 */
export type HistoryDatabase = {
  readonly all: () => Promise<Read>;
  /** Adds a turn to its clip's entry in one step, also where another tab adds to the same. */
  readonly keep: (clip: KeptClip, turn: KeptTurn) => Promise<void>;
  /** Adds what is new to the comparison's entry, likewise in one step. */
  readonly keepComparison: (clip: KeptClip, comparison: KeptComparison) => Promise<void>;
  /** Brings entries back that were removed; what has come since stays. */
  readonly putBack: (entries: readonly HistoryEntry[]) => Promise<void>;
  readonly remove: (entries: readonly HistoryEntry[]) => Promise<void>;
  /** Also what cannot be read. */
  readonly clear: () => Promise<void>;
};

export function historyDatabase(name = 'linvt-studio'): HistoryDatabase {
  const store = createStore(name, 'history');
  return {
    all: async () => readAll(await values<unknown>(store)),
    keep: async (clip, turn) =>
      update<unknown>(clip.fingerprint, (before) => withTurn(readable(before, parseConversation), clip, turn), store),
    keepComparison: async (clip, comparison) =>
      update<unknown>(
        comparisonKey(clip.fingerprint, comparison.askedAt),
        (before) => withComparison(readable(before, parseComparison), clip, comparison),
        store,
      ),
    putBack: async (entries) => {
      await Promise.all(entries.map((entry) => update<unknown>(keyOf(entry), (since) => merged(entry, since), store)));
    },
    remove: async (entries) => delMany(entries.map(keyOf), store),
    clear: async () => clear(store),
  };
}

function readAll(kept: readonly unknown[]): Read {
  const entries = kept.map(parseEntry).filter((entry) => entry !== null);
  return { entries, unreadable: kept.length - entries.length };
}

/** A removed entry with what has come under its name since. */
function merged(entry: HistoryEntry, since: unknown): HistoryEntry {
  if (entry.kind === 'comparison') {
    const now = readable(since, parseComparison);
    return now === null ? entry : withComparison(entry, now, now);
  }
  const now = readable(since, parseConversation);
  return (now?.turns ?? []).reduce((before, turn) => withTurn(before, now ?? entry, turn), entry);
}

/** Another version's entry is left as it is: writing over it would lose what it holds. */
function readable<Entry>(kept: unknown, parse: (kept: unknown) => Entry | null): Entry | null {
  if (kept === undefined) return null;
  const entry = parse(kept);
  if (entry === null) throw new Error('another version of the page has written this entry');
  return entry;
}
