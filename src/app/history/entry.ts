import type { ClipId } from '../../protocol/messages.ts';
import type { OpenClip } from '../store/clip.ts';
import type { Conversation, Turn, TurnState } from '../store/conversation.ts';
import type { Fingerprint } from './fingerprint.ts';

type EndState = Extract<TurnState, { status: 'done' | 'stopped' }>;

/** A question and what was answered, as it is kept: without the maps over the frames, which are large. */
export type KeptTurn = Pick<Turn, 'question' | 'recipe' | 'notices' | 'askedAt'> & { readonly state: EndState };

/** A clip that was asked about, with its conversation, oldest question first. */
export type HistoryEntry = {
  readonly fingerprint: Fingerprint;
  /** A sample's title, or the file's name. */
  readonly name: string;
  readonly size: OpenClip['info']['size'];
  readonly duration: OpenClip['info']['duration'];
  /** The sample's file; null for the user's own. */
  readonly sample: string | null;
  /** One frame as a `data:` address of a small JPEG; null where there was none yet. */
  readonly poster: string | null;
  /** The way back to the user's file, in browsers that give one. */
  readonly handle: FileSystemFileHandle | null;
  readonly turns: readonly KeptTurn[];
};

/** What a clip is kept as, before its questions; null for one that could not be recognised again. */
export function entryOf(
  { fingerprint, info, sample, handle }: OpenClip,
  poster: string | null,
): Omit<HistoryEntry, 'turns'> | null {
  if (fingerprint === null) return null;
  const { size, duration, name } = info;
  return { fingerprint, name: sample?.title ?? name, size, duration, sample: sample?.file ?? null, poster, handle };
}

/** The turn as it is kept; null while it is being answered, and where that failed. */
export function keptTurn({ question, recipe, notices, askedAt, state }: Turn): KeptTurn | null {
  if (state.status === 'stopped') return { question, recipe, notices, askedAt, state };
  if (state.status !== 'done') return null;
  const done = { ...state, evidence: { ...state.evidence, maps: null } };
  return { question, recipe, notices, askedAt, state: done };
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
export function withTurn(entry: HistoryEntry | null, clip: Omit<HistoryEntry, 'turns'>, turn: KeptTurn): HistoryEntry {
  const others = (entry?.turns ?? []).filter(({ askedAt }) => askedAt !== turn.askedAt);
  return {
    ...clip,
    poster: clip.poster ?? entry?.poster ?? null,
    handle: clip.handle ?? entry?.handle ?? null,
    turns: [...others, turn].sort((a, b) => a.askedAt - b.askedAt),
  };
}

/** The kept conversation about the clip that is open under `clip`. Answers that are still there keep their maps. */
export function resumed(conversation: Conversation, clip: ClipId, turns: readonly KeptTurn[]): Conversation {
  const present = conversation.entries.filter((entry): entry is Turn => entry.kind === 'turn' && entry.clip === clip);
  const entries = turns.map((turn, at): Turn => {
    const known = present.find(({ askedAt }) => askedAt === turn.askedAt);
    return { kind: 'turn', clip, ...turn, ...known, key: at + 1 };
  });
  return { ...conversation, entries, shown: null };
}
