import type { ClipId } from '../../protocol/messages.ts';
import { type Conversation, evidenceOf, mostMaps, type Turn } from '../store/conversation.ts';
import type { ComparisonEntry } from './comparison.ts';
import { type KeptAnswer, keptAnswer, withoutMaps } from './keptAnswer.ts';
import { type KeptClip, knownClip } from './keptClip.ts';

/** A question and what was answered, as it is kept. */
export type KeptTurn = Pick<Turn, 'question' | 'recipe' | 'notices' | 'askedAt'> & { readonly state: KeptAnswer };

/** A clip with the conversation about it, oldest question first. */
export type ConversationEntry = KeptClip & { readonly kind: 'conversation'; readonly turns: readonly KeptTurn[] };

export type HistoryEntry = ConversationEntry | ComparisonEntry;

/** The turn as it is kept; null while it is being answered, and where that failed. */
export function keptTurn({ question, recipe, notices, askedAt, state }: Turn): KeptTurn | null {
  const kept = keptAnswer(state);
  return kept && { question, recipe, notices, askedAt, state: kept };
}

/** The turns whose answers have ended between two conversations. */
export const ended = (before: Conversation, now: Conversation): readonly Turn[] =>
  now.entries.flatMap((entry, at) => {
    const previous = before.entries[at];
    const wasStreaming =
      previous?.kind === 'turn' && previous.key === entry.key && previous.state.status === 'streaming';
    return wasStreaming && entry.kind === 'turn' && entry.state.status !== 'streaming' ? [entry] : [];
  });

/** An entry with one more turn; a question that was asked again keeps its last answer. What is newly known replaces what was. */
export function withTurn(entry: ConversationEntry | null, clip: KeptClip, turn: KeptTurn): ConversationEntry {
  const others = (entry?.turns ?? []).filter(({ askedAt }) => askedAt !== turn.askedAt);
  const turns = [...others, turn].sort((a, b) => a.askedAt - b.askedAt);
  return { ...knownClip(clip, entry), kind: 'conversation', turns: withoutOldMaps(turns) };
}

/** An entry is written whole with each turn, so only the last answers keep their maps, as on the page. */
function withoutOldMaps(turns: readonly KeptTurn[]): readonly KeptTurn[] {
  const holders = turns.filter(({ state }) => state.status === 'done' && state.evidence.maps !== null);
  const old = new Set(holders.slice(0, -mostMaps));
  return turns.map((turn) => (old.has(turn) ? { ...turn, state: withoutMaps(turn.state) } : turn));
}

/**
 * The kept conversation about the clip that is open under `clip`, the last answer that has maps on show. Turns that are
 * still there stay, also those that are not kept: failed ones, and those that there was no room for.
 */
export function resumed(conversation: Conversation, clip: ClipId, turns: readonly KeptTurn[]): Conversation {
  const present = conversation.entries.filter((entry): entry is Turn => entry.kind === 'turn' && entry.clip === clip);
  const isPresent = ({ askedAt }: KeptTurn) => present.some((turn) => turn.askedAt === askedAt);
  const others = turns.filter((turn) => !isPresent(turn)).map((turn) => ({ kind: 'turn' as const, clip, ...turn }));
  const entries = [...present, ...others]
    .sort((a, b) => a.askedAt - b.askedAt)
    .map((turn, at): Turn => ({ ...turn, key: at + 1 }));
  const shown = entries.findLast((entry) => evidenceOf(entry)?.maps);
  return { ...conversation, entries, shown: shown?.key ?? null };
}
