import * as v from 'valibot';
import type { Notice, Stage } from '../../domain/answer.ts';
import { errorCodes } from '../../domain/errors.ts';
import { recipeSchema } from '../../domain/recipe.ts';
import { noEdits } from '../../domain/selectionEdits.ts';
import { bytes, milliseconds, seconds } from '../../domain/units.ts';
import type { KeptEvidence } from '../store/conversation.ts';
import { backendNames } from '../wording/engine.ts';
import { stopReasons } from '../wording/evidence.ts';
import { stages } from '../wording/stages.ts';
import type { HistoryEntry } from './entry.ts';

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
