import * as v from 'valibot';
import type { Notice, Stage } from '../../domain/answer.ts';
import { errorCodes } from '../../domain/errors.ts';
import { recipeSchema } from '../../domain/recipe.ts';
import { noEdits } from '../../domain/selectionEdits.ts';
import { bytes, milliseconds, seconds } from '../../domain/units.ts';
import type { ClipId } from '../../protocol/messages.ts';
import type { OpenClip } from '../store/clip.ts';
import type { Conversation, KeptEvidence, Turn, TurnState } from '../store/conversation.ts';
import { backendNames } from '../wording/engine.ts';
import { stopReasons } from '../wording/evidence.ts';
import { stages } from '../wording/stages.ts';
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

/* What is read back: this version may be older or newer than the one that wrote it. */

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const momentSchema = v.pipe(v.number(), v.transform(seconds));
const keyOf = <Name extends string>(table: Readonly<Record<Name, unknown>>) => v.picklist(Object.keys(table) as Name[]);

const noticeSchema = v.variant('code', [
  v.object({ code: v.literal('clip-truncated'), until: momentSchema }),
  v.object({ code: v.literal('frames-undecodable'), count }),
  v.object({ code: v.literal('preprocess-on-cpu'), reason: v.string() }),
  v.object({ code: v.literal('shots-by-rule'), reason: v.picklist(errorCodes) }),
  v.object({ code: v.literal('tokens-read-back') }),
  v.object({ code: v.literal('times-unused') }),
  v.object({ code: v.literal('edits-unused'), reason: v.picklist(['compressor', 'frames']) }),
  v.object({ code: v.literal('words-unknown'), words: v.array(v.string()) }),
  v.object({ code: v.literal('history-shortened'), dropped: count }),
]);

/** Notices of other versions are left out: they add to an answer, which stands without them. */
const noticesSchema = v.pipe(
  v.array(v.unknown()),
  v.transform((given): readonly Notice[] =>
    given.flatMap((one) => {
      const parsed = v.safeParse(noticeSchema, one);
      return parsed.success ? [parsed.output] : [];
    }),
  ),
);

const evidenceSchema: v.GenericSchema<unknown, KeptEvidence> = v.object({
  recipe: recipeSchema,
  frameTimes: v.array(momentSchema),
  pictures: v.optional(v.array(v.object({ side: count, frames: v.array(count) })), []),
  edits: v.optional(
    v.object({ times: v.array(momentSchema), pinned: v.array(count), dropped: v.array(count) }),
    noEdits,
  ),
  search: v.optional(v.array(v.object({ times: v.array(momentSchema), relevance: v.array(v.number()) })), []),
  counts: v.object({
    frames: count,
    visualTokens: count,
    selectedTokens: count,
    videoTokens: count,
    promptTokens: count,
    answerTokens: count,
  }),
  stages: v.array(
    v.object({
      stage: keyOf<Stage>(stages),
      time: v.pipe(v.number(), v.transform(milliseconds)),
      cached: v.boolean(),
    }),
  ),
  tokensPerSecond: v.number(),
  backend: keyOf(backendNames),
  prompt: v.string(),
  stop: keyOf(stopReasons),
  maps: v.null(),
});

const turnSchema = v.object({
  question: v.string(),
  recipe: recipeSchema,
  notices: noticesSchema,
  askedAt: v.number(),
  state: v.variant('status', [
    v.object({ status: v.literal('done'), text: v.string(), evidence: evidenceSchema }),
    v.object({ status: v.literal('stopped'), text: v.string() }),
  ]),
});

const isHandle = (value: unknown): value is FileSystemFileHandle =>
  typeof FileSystemFileHandle !== 'undefined' && value instanceof FileSystemFileHandle;

const entrySchema: v.GenericSchema<unknown, HistoryEntry> = v.object({
  fingerprint: v.string(),
  name: v.string(),
  size: v.pipe(v.number(), v.transform(bytes)),
  duration: momentSchema,
  sample: v.nullable(v.string()),
  poster: v.nullable(v.pipe(v.string(), v.startsWith('data:image/'))),
  handle: v.nullable(v.custom<FileSystemFileHandle>(isHandle)),
  turns: v.array(turnSchema),
});

/** What was kept under one key; null where this version cannot read it. */
export function parseEntry(kept: unknown): HistoryEntry | null {
  const parsed = v.safeParse(entrySchema, kept);
  return parsed.success ? parsed.output : null;
}
