import type { HistoryEntry, KeptTurn } from '../history/entry.ts';
import type { Fingerprint } from '../history/fingerprint.ts';

/** What the panel shows of the history; it is read each time the panel opens. */
export type HistoryRead =
  | { readonly status: 'unread' }
  | { readonly status: 'read'; readonly entries: readonly HistoryEntry[]; readonly unreadable: number }
  /** This browser keeps nothing here. */
  | { readonly status: 'unavailable' };

/** An entry whose file the user has to choose again. */
export type Wanted = {
  readonly fingerprint: Fingerprint;
  /** The name of a file that was chosen and is another one. */
  readonly other: string | null;
};

export type History = {
  readonly read: HistoryRead;
  readonly query: string;
  /** What was deleted last, as long as the panel is open: it can be brought back. */
  readonly removed: readonly HistoryEntry[];
  readonly wanted: Wanted | null;
};

export const initialHistory: History = { read: { status: 'unread' }, query: '', removed: [], wanted: null };

/** The last question's time, in milliseconds since 1970. */
export const lastAsked = ({ turns }: HistoryEntry): number => turns.at(-1)?.askedAt ?? 0;

/** Capitals and accents do not matter. */
const plain = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

const wordsOf = (query: string): readonly string[] => plain(query).split(/\s+/).filter(Boolean);

/** The entries that hold every word of `query`, in name, questions or answers; the last asked first. */
export function found(entries: readonly HistoryEntry[], query: string): readonly HistoryEntry[] {
  const words = wordsOf(query);
  const holds = ({ name, turns }: HistoryEntry): boolean => {
    const text = plain([name, ...turns.map(textOf)].join('\n'));
    return words.every((word) => text.includes(word));
  };
  return entries.filter(holds).sort((a, b) => lastAsked(b) - lastAsked(a));
}

const textOf = ({ question, state }: KeptTurn): string => `${question}\n${state.text}`;

/** The turn that stands for an entry in the list: the last one that holds a word of `query`, else the last. */
export function excerpt({ turns }: HistoryEntry, query: string): KeptTurn | undefined {
  const words = wordsOf(query);
  const holding = turns.findLast((turn) => words.some((word) => plain(textOf(turn)).includes(word)));
  return holding ?? turns.at(-1);
}

/** The history without entries that have just been deleted, which can be brought back. */
export function without(history: History, removed: readonly HistoryEntry[]): History {
  if (history.read.status !== 'read') return history;
  const entries = history.read.entries.filter((entry) => !removed.includes(entry));
  return { ...history, read: { ...history.read, entries }, removed, wanted: null };
}
