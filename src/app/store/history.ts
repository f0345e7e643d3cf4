import type { KeptColumn } from '../history/comparison.ts';
import type { HistoryEntry } from '../history/entry.ts';

/** What the panel shows of the history; it is read each time the panel opens. */
export type HistoryRead =
  | { readonly status: 'unread' }
  | { readonly status: 'read'; readonly entries: readonly HistoryEntry[]; readonly unreadable: number }
  /** This browser keeps nothing here. */
  | { readonly status: 'unavailable' };

/** An entry whose file the user has to choose again. */
export type Wanted = {
  /** What the entry is kept under. */
  readonly key: string;
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
export const lastAsked = (entry: HistoryEntry): number =>
  entry.kind === 'conversation' ? (entry.turns.at(-1)?.askedAt ?? 0) : entry.askedAt;

/** Capitals and accents do not matter. */
const plain = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

const wordsOf = (query: string): readonly string[] => plain(query).split(/\s+/).filter(Boolean);

/** The entries that hold every word of `query`, in name, questions, answers or names of recipes; the last asked first. */
export function found(entries: readonly HistoryEntry[], query: string): readonly HistoryEntry[] {
  const words = wordsOf(query);
  const holds = (entry: HistoryEntry): boolean => {
    const text = plain([entry.name, ...excerptsOf(entry).map(textOf), ...columnsOf(entry).map(nameOf)].join('\n'));
    return words.every((word) => text.includes(word));
  };
  return entries.filter(holds).sort((a, b) => lastAsked(b) - lastAsked(a));
}

/** A question and what was said to it. */
export type Excerpt = { readonly question: string; readonly text: string };

const textOf = ({ question, text }: Excerpt): string => `${question}\n${text}`;

const columnsOf = (entry: HistoryEntry): readonly KeptColumn[] => (entry.kind === 'comparison' ? entry.columns : []);
const nameOf = ({ name }: KeptColumn): string => name;

/** Of a conversation its turns; of a comparison its question with each answer, an answer that several gave once. */
function excerptsOf(entry: HistoryEntry): readonly Excerpt[] {
  if (entry.kind === 'conversation') return entry.turns.map(({ question, state: { text } }) => ({ question, text }));
  const { question, columns } = entry;
  const texts = new Set(columns.flatMap(({ answer }) => answer?.text ?? []));
  return [{ question, text: [...texts].join(' / ') }];
}

/** What stands for an entry in the list: the last question that holds a word of `query`, else the last. */
export function excerpt(entry: HistoryEntry, query: string): Excerpt | undefined {
  const words = wordsOf(query);
  const excerpts = excerptsOf(entry);
  const holding = excerpts.findLast((one) => words.some((word) => plain(textOf(one)).includes(word)));
  return holding ?? excerpts.at(-1);
}

/** The history without entries that have just been deleted, which can be brought back. */
export function without(history: History, removed: readonly HistoryEntry[]): History {
  if (history.read.status !== 'read') return history;
  const entries = history.read.entries.filter((entry) => !removed.includes(entry));
  return { ...history, read: { ...history.read, entries }, removed, wanted: null };
}
