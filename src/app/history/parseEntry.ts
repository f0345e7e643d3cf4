import * as v from 'valibot';
import type { Notice, Stage } from '../../domain/answer.ts';
import type { VideoToken } from '../../domain/blend.ts';
import { errorCodes } from '../../domain/errors.ts';
import { countsSchema } from '../../domain/evaluationFile.ts';
import { recipeSchema } from '../../domain/recipe.ts';
import { editsSchema, noEdits } from '../../domain/selectionEdits.ts';
import { bytes, milliseconds, seconds } from '../../domain/units.ts';
import { bundleNames } from '../bundles.ts';
import { fewestColumns, verdicts } from '../store/compare.ts';
import type { KeptEvidence, TokenMaps } from '../store/conversation.ts';
import { generationSchema } from '../store/settings.ts';
import { backendNames } from '../wording/engine.ts';
import { stopReasons } from '../wording/evidence.ts';
import { stages } from '../wording/stages.ts';
import type { ComparisonEntry } from './comparison.ts';
import type { ConversationEntry, HistoryEntry } from './entry.ts';
import type { KeptAnswer } from './keptAnswer.ts';

/* What is read back: this version may be older or newer than the one that wrote it. */

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const momentSchema = v.pipe(v.number(), v.transform(seconds));
const keyOf = <Name extends string>(table: Readonly<Record<Name, unknown>>) => v.picklist(Object.keys(table) as Name[]);

const noticeSchema = v.variant('code', [
  v.object({ code: v.literal('clip-truncated'), until: momentSchema }),
  v.object({ code: v.literal('frames-undecodable'), count }),
  v.object({ code: v.literal('one-of-tracks'), number: count, total: count }),
  v.object({ code: v.literal('frames-repeated'), distinct: count, total: count }),
  v.object({ code: v.literal('preprocess-on-cpu'), reason: v.string() }),
  v.object({ code: v.literal('shots-by-rule'), reason: v.picklist(errorCodes) }),
  v.object({ code: v.literal('tokens-read-back') }),
  v.object({ code: v.literal('times-unused') }),
  v.object({ code: v.literal('linvt-untrained') }),
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

const isAscending = (values: Uint32Array): boolean =>
  values.every((value, at) => at === 0 || value > (values[at - 1] ?? 0));

const videoTokenSchema: v.GenericSchema<unknown, VideoToken> = v.pipe(
  v.object({
    window: v.pipe(v.number(), v.integer(), v.minValue(1)),
    tokens: v.instance(Uint32Array),
    weights: v.instance(Float32Array),
  }),
  v.check(({ tokens, weights }) => tokens.length === weights.length),
);

const mapsSchema: v.GenericSchema<unknown, TokenMaps | null> = v.nullable(
  v.pipe(
    v.object({
      ...{ scores: v.instance(Float32Array), selected: v.instance(Uint32Array), mass: v.instance(Float32Array) },
      // Before there were any, and where they were too many, answers were kept without.
      videoTokens: v.fallback(v.array(videoTokenSchema), []),
    }),
    v.check(({ scores, mass }) => scores.length === mass.length),
    v.check(({ scores, selected }) => isAscending(selected) && (selected.at(-1) ?? -1) < scores.length),
    v.check(({ scores, videoTokens }) =>
      videoTokens.every(({ tokens }) => tokens.every((token) => token < scores.length)),
    ),
  ),
);

const evidenceSchema: v.GenericSchema<unknown, KeptEvidence> = v.object({
  recipe: recipeSchema,
  frameTimes: v.array(momentSchema),
  pictures: v.optional(v.array(v.object({ side: count, frames: v.array(count) })), []),
  edits: v.optional(editsSchema, noEdits),
  search: v.optional(v.array(v.object({ times: v.array(momentSchema), relevance: v.array(v.number()) })), []),
  firstLook: v.exactOptional(v.object({ times: v.array(momentSchema), answer: v.string(), moment: momentSchema })),
  counts: countsSchema,
  stages: v.array(
    v.object({
      stage: keyOf<Stage>(stages),
      time: v.pipe(v.number(), v.transform(milliseconds)),
      cached: v.boolean(),
    }),
  ),
  tokensPerSecond: v.number(),
  confidence: v.exactOptional(
    v.object({
      value: v.number(),
      logProbability: v.number(),
      leastLogProbability: v.number(),
      strength: v.number(),
    }),
  ),
  bundle: v.optional(v.nullable(v.object({ id: v.string(), sha256: v.string() })), null),
  generation: v.optional(v.nullable(generationSchema), null),
  backend: keyOf(backendNames),
  earlier: v.exactOptional(v.number()),
  prompt: v.string(),
  stop: keyOf(stopReasons),
  // An answer stands without its maps: those that are none are left out.
  maps: v.fallback(mapsSchema, null),
});

const answerSchema: v.GenericSchema<unknown, KeptAnswer> = v.variant('status', [
  v.object({ status: v.literal('done'), text: v.string(), evidence: evidenceSchema }),
  v.object({ status: v.literal('stopped'), text: v.string() }),
]);

const isHandle = (value: unknown): value is FileSystemFileHandle =>
  typeof FileSystemFileHandle !== 'undefined' && value instanceof FileSystemFileHandle;

const clipFields = {
  fingerprint: v.string(),
  name: v.string(),
  size: v.pipe(v.number(), v.transform(bytes)),
  duration: v.pipe(v.number(), v.transform(seconds)),
  sample: v.nullable(v.string()),
  poster: v.nullable(v.pipe(v.string(), v.startsWith('data:image/'))),
  handle: v.nullable(v.custom<FileSystemFileHandle>(isHandle)),
  // Before there were any, clips were kept without.
  copy: v.fallback(v.nullable(v.instance(File)), null),
  made: v.exactOptional(v.array(v.object({ question: v.string(), answer: v.string() }))),
};

const columnSchema = v.object({
  key: v.number(),
  name: v.string(),
  recipe: recipeSchema,
  bundle: v.exactOptional(v.picklist(bundleNames)),
  notices: noticesSchema,
  answer: v.nullable(answerSchema),
  verdict: v.nullable(v.picklist(verdicts)),
});

const comparisonSchema: v.GenericSchema<unknown, ComparisonEntry> = v.object({
  ...clipFields,
  kind: v.literal('comparison'),
  question: v.string(),
  askedAt: v.number(),
  columns: v.pipe(v.array(columnSchema), v.minLength(fewestColumns)),
});

const turnSchema = v.object({
  question: v.string(),
  recipe: recipeSchema,
  notices: noticesSchema,
  askedAt: v.number(),
  state: answerSchema,
});

/** Conversations were all that there was, and did not say so. */
const conversationSchema: v.GenericSchema<unknown, ConversationEntry> = v.object({
  ...clipFields,
  kind: v.optional(v.literal('conversation'), 'conversation'),
  turns: v.array(turnSchema),
});

const parsed = <Entry>(schema: v.GenericSchema<unknown, Entry>, kept: unknown): Entry | null => {
  const { success, output } = v.safeParse(schema, kept);
  return success ? output : null;
};

export const parseConversation = (kept: unknown): ConversationEntry | null => parsed(conversationSchema, kept);
export const parseComparison = (kept: unknown): ComparisonEntry | null => parsed(comparisonSchema, kept);

/** What was kept under one key; null where this version cannot read it. */
export const parseEntry = (kept: unknown): HistoryEntry | null => parseComparison(kept) ?? parseConversation(kept);
