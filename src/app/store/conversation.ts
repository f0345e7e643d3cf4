import type { Evidence, Notice } from '../../domain/answer.ts';
import type { History } from '../../domain/chat.ts';
import type { Recipe } from '../../domain/recipe.ts';
import type { ClipId } from '../../protocol/messages.ts';
import { type StageProgress, withNotice } from './clip.ts';
import type { Failure } from './failure.ts';

/** What each visual token came to, [frame, patch], and what each video token was made of: none where that was let go. */
export type TokenMaps = Pick<Evidence, 'scores' | 'selected' | 'mass' | 'videoTokens'>;

/** What wrote an answer, and with which settings: null in a history of before it was kept. */
type Origin = { readonly [name in 'bundle' | 'generation']: Evidence[name] | null };

/** Evidence as the store keeps it: the maps only of the last answers. */
export type KeptEvidence = Omit<Evidence, keyof TokenMaps | keyof Origin> &
  Origin & { readonly maps: TokenMaps | null };

export type TurnState =
  | { readonly status: 'streaming'; readonly text: string; readonly progress: StageProgress | null }
  | { readonly status: 'done'; readonly text: string; readonly evidence: KeptEvidence }
  | { readonly status: 'stopped'; readonly text: string }
  | { readonly status: 'error'; readonly text: string; readonly failure: Failure };

export type Turn = {
  readonly kind: 'turn';
  readonly key: number;
  readonly clip: ClipId;
  readonly question: string;
  /** In milliseconds since 1970. */
  readonly askedAt: number;
  readonly recipe: Recipe;
  readonly notices: readonly Notice[];
  readonly state: TurnState;
};

/** Says that what follows is about another clip. */
export type Divider = { readonly kind: 'divider'; readonly key: number; readonly clip: ClipId; readonly name: string };

export type Entry = Turn | Divider;

export type Conversation = {
  readonly entries: readonly Entry[];
  /** What stands in the question box. */
  readonly draft: string;
  /** The answer whose evidence the strip and the timeline show. */
  readonly shown: number | null;
};

export const initialConversation: Conversation = { entries: [], draft: '', shown: null };

/** Answers of a conversation that keep their maps: enough to look back, little enough for memory. */
export const mostMaps = 12;

const nextKey = ({ entries }: Conversation): number => (entries.at(-1)?.key ?? 0) + 1;

const begun: TurnState = { status: 'streaming', text: '', progress: null };

/** Adds a question whose answer begins. */
export function asked(
  conversation: Conversation,
  question: Pick<Turn, 'clip' | 'question' | 'recipe' | 'askedAt'>,
): { readonly conversation: Conversation; readonly turn: Turn } {
  const turn: Turn = { kind: 'turn', key: nextKey(conversation), ...question, notices: [], state: begun };
  return { conversation: { ...conversation, entries: [...conversation.entries, turn] }, turn };
}

/** Lets the answer of a turn begin again, with the recipe of now. */
export const restarted = (conversation: Conversation, key: number, recipe: Recipe): Conversation =>
  changed(conversation, key, (turn) => ({ ...turn, recipe, notices: [], state: begun }));

/** Names the clip that what follows is about; the first clip needs no name. */
export function dividedBy(conversation: Conversation, clip: ClipId, name: string): Conversation {
  const { entries } = conversation;
  if (entries.length === 0) return conversation;
  const kept = entries.at(-1)?.kind === 'divider' ? entries.slice(0, -1) : entries;
  const divider: Divider = { kind: 'divider', key: nextKey(conversation), clip, name };
  return { ...conversation, entries: [...kept, divider], shown: null };
}

function changed(conversation: Conversation, key: number, change: (turn: Turn) => Turn): Conversation {
  const entries = conversation.entries.map((entry) =>
    entry.kind === 'turn' && entry.key === key ? change(entry) : entry,
  );
  return { ...conversation, entries };
}

/** Changes an answer while it streams; what comes after its end is ignored. */
const whileStreaming = (
  conversation: Conversation,
  key: number,
  next: (state: Extract<TurnState, { status: 'streaming' }>) => TurnState,
): Conversation =>
  changed(conversation, key, (turn) =>
    turn.state.status === 'streaming' ? { ...turn, state: next(turn.state) } : turn,
  );

export const progressed = (conversation: Conversation, key: number, progress: StageProgress): Conversation =>
  whileStreaming(conversation, key, (state) => ({ ...state, progress }));

export const extended = (conversation: Conversation, key: number, delta: string): Conversation =>
  whileStreaming(conversation, key, (state) => ({ ...state, text: state.text + delta }));

/** Begins the text anew. */
export const unwritten = (conversation: Conversation, key: number): Conversation =>
  whileStreaming(conversation, key, (state) => ({ ...state, text: '' }));

export const noticed = (conversation: Conversation, key: number, notice: Notice): Conversation =>
  changed(conversation, key, (turn) => ({ ...turn, notices: withNotice(turn.notices, notice) }));

export const stopped = (conversation: Conversation, key: number): Conversation =>
  whileStreaming(conversation, key, ({ text }) => ({ status: 'stopped', text }));

export const failed = (conversation: Conversation, key: number, failure: Failure): Conversation =>
  whileStreaming(conversation, key, ({ text }) => ({ status: 'error', text, failure }));

/** Evidence with its maps in one place, where they can be let go. */
export const keptEvidence = ({ scores, selected, mass, videoTokens, ...rest }: Evidence): KeptEvidence => ({
  ...rest,
  maps: { scores, selected, mass, videoTokens },
});

/** Ends an answer with its evidence and shows it; the oldest maps make room. */
export function answered(conversation: Conversation, key: number, text: string, evidence: Evidence): Conversation {
  const kept = keptEvidence(evidence);
  const done = whileStreaming(conversation, key, () => ({ status: 'done', text, evidence: kept }));
  return { ...done, entries: withoutOldMaps(done.entries), shown: key };
}

function withoutOldMaps(entries: readonly Entry[]): readonly Entry[] {
  const holders = entries.flatMap((entry) => (evidenceOf(entry)?.maps ? [entry.key] : []));
  const dropped = new Set(holders.slice(0, -mostMaps));
  return dropped.size === 0 ? entries : entries.map((entry) => (dropped.has(entry.key) ? withoutMaps(entry) : entry));
}

const withoutMaps = (entry: Entry): Entry =>
  entry.kind === 'turn' && entry.state.status === 'done'
    ? { ...entry, state: { ...entry.state, evidence: { ...entry.state.evidence, maps: null } } }
    : entry;

export const evidenceOf = (entry: Entry | undefined): KeptEvidence | null =>
  entry?.kind === 'turn' && entry.state.status === 'done' ? entry.state.evidence : null;

/** The answer that is being written; at most one is. */
export const streamingTurn = ({ entries }: Conversation): Turn | undefined =>
  entries.find((entry): entry is Turn => entry.kind === 'turn' && entry.state.status === 'streaming');

/** The question that was last answered about `clip`. */
export const lastQuestion = ({ entries }: Conversation, clip: ClipId | undefined): string | undefined =>
  entries.findLast((entry): entry is Turn => entry.kind === 'turn' && entry.clip === clip)?.question;

/** The finished turns about `clip` before turn `key`, oldest first, as the prompt takes them. */
export function historyBefore({ entries }: Conversation, clip: ClipId, key: number): History {
  return entries.flatMap((entry) =>
    entry.kind === 'turn' && entry.clip === clip && entry.key < key && entry.state.status === 'done'
      ? [
          { role: 'user' as const, content: entry.question },
          { role: 'assistant' as const, content: entry.state.text },
        ]
      : [],
  );
}
