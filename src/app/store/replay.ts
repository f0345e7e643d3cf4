import * as v from 'valibot';
import { AppError } from '../../domain/errors.ts';
import { type Generation, generationParameters } from '../../domain/generation.ts';
import { recipeSchema } from '../../domain/recipe.ts';
import { editsSchema, noEdits } from '../../domain/selectionEdits.ts';
import type { Bytes, Seconds } from '../../domain/units.ts';
import type { ClipId } from '../../protocol/messages.ts';
import { bundleNames } from '../bundles.ts';
import { withEditsOf } from './clip.ts';
import {
  answerIn,
  type Column,
  type Compare,
  columnWith,
  evidenceIn,
  fewestColumns,
  initialCompare,
  mostColumns,
  withLooked,
} from './compare.ts';
import { replaced } from './compareEdits.ts';
import type { Engine } from './engine.ts';
import { generationSchema, type Settings } from './settings.ts';

const numeric = (value: unknown): boolean => Number.isFinite(value);
const secondsSchema = v.custom<Seconds>(numeric);
const hash = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));

const columnSchema = v.object({
  name: v.string(),
  recipe: recipeSchema,
  bundle: v.exactOptional(v.picklist(bundleNames)),
  answer: v.nullable(v.string()),
  measures: v.nullable(v.object({ frameTimes: v.array(secondsSchema), edits: v.optional(editsSchema, noEdits) })),
});

const kindSchema = v.literal('linvt-comparison');

/** What running a comparison again takes of a CompareReport. */
const recordingSchema = v.object({
  kind: kindSchema,
  version: v.literal(2),
  clip: v.object({ name: v.string(), size: v.custom<Bytes>(numeric), duration: secondsSchema, sha256: hash }),
  question: v.string(),
  generation: generationSchema,
  bundle: v.nullable(v.object({ id: v.string(), sha256: hash })),
  columns: v.pipe(v.array(columnSchema), v.minLength(fewestColumns), v.maxLength(mostColumns)),
});

/** A comparison that was made before, here or elsewhere. */
export type Recording = v.InferOutput<typeof recordingSchema>;

export type Replay = {
  readonly recording: Recording;
  /** The columns that stand for those of the recording, in its order. */
  readonly keys: readonly number[];
  /** Whether the open clip is the recorded file; null before any clip is open. */
  readonly clip: ReplayClip | null;
};

export type ReplayClip = { readonly id: ClipId } & (
  | {
      readonly status: 'checking';
      /** How much of the file has been read, 0 to 1. */
      readonly part: number;
    }
  | { readonly status: 'same' | 'other' }
);

const ofKindSchema = v.pipe(v.string(), v.parseJson(), v.object({ kind: kindSchema }));

/** Whether the text of a file says that it is a comparison, and no report of an evaluation. */
export const isComparison = (text: string): boolean => v.safeParse(ofKindSchema, text).success;

/**
 * The comparison in a file that Compare has exported.
 * @param name of the file, for the wording
 * @throws AppError 'replay-invalid' naming what is wrong
 */
export function recordingIn(name: string, text: string): Recording {
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), recordingSchema), text);
  if (parsed.success) return parsed.output;
  const [issue] = parsed.issues;
  throw new AppError('replay-invalid', { name, where: v.getDotPath(issue) ?? 'not JSON' });
}

/**
 * The recorded columns in the place of those before, which undo brings back, with the recorded question in its box: it has
 * not been asked yet, nor has any other. What was pinned and dropped is there again once its frames are.
 */
export function replaying(compare: Compare, { columns, question }: Recording): Compare {
  const setups = columns.map(({ name, recipe, bundle }) => ({ name, recipe, ...(bundle && { bundle }) }));
  const { asked, askedAt } = initialCompare;
  const next = replaced(compare, setups, { draft: question, asked, askedAt });
  return next.columns.reduce((before, { key }, at) => {
    const edits = columns[at]?.measures?.edits ?? noEdits;
    return withLooked(before, key, (looked) => withEditsOf(looked, edits));
  }, next);
}

/** How an answer of now stands to the recorded one. */
export type ReplayedColumn = {
  /** As the page numbers columns, from 1. */
  readonly number: number;
  readonly column: Column;
  readonly recorded: string;
  /** Word for word. */
  readonly isSameAnswer: boolean;
  /** Null where the recording has no frames. */
  readonly isSameFrames: boolean | null;
};

/** Frames are the same where their times are, to less than a frame of any clip. */
const nearly = 1e-3;

type Replaying = { readonly replay: Replay | null };

/** The columns of a replay that have an answer, now and then. */
export function replayedColumns({
  compare,
  replay,
}: Replaying & { readonly compare: Compare }): readonly ReplayedColumn[] {
  if (replay === null || compare.asked !== replay.recording.question) return [];
  return replay.recording.columns.flatMap(({ answer: recorded, measures }, at) => {
    const column = columnWith(compare, replay.keys[at] ?? -1);
    const now = column && answerIn(column);
    if (column === undefined || recorded === null || now == null) return [];
    const times = evidenceIn(column)?.frameTimes ?? [];
    return [
      {
        number: compare.columns.indexOf(column) + 1,
        column,
        recorded,
        isSameAnswer: recorded === now,
        isSameFrames: measures && sameFrames(measures.frameTimes, times),
      },
    ];
  });
}

/** Whether frames at these times are the recorded ones. */
export const sameFrames = (recorded: readonly Seconds[], now: readonly Seconds[]): boolean =>
  recorded.length === now.length && recorded.every((time, at) => Math.abs(time - (now[at] ?? Infinity)) < nearly);

/** Whether a replay asks otherwise than the user's own settings do. */
export const hasOwnSettings = ({ replay, settings }: Replaying & { readonly settings: Settings }): boolean =>
  generationNames.some((name) => replay && replay.recording.generation[name] !== settings.generation[name]);

const generationNames = Object.keys(generationParameters) as (keyof Generation)[];

/** Whether the model that runs is the recorded one; null before one runs, or where the recording names none. */
export function isSameBundle({ engine, replay }: Replaying & { readonly engine: Engine }): boolean | null {
  const recorded = replay?.recording.bundle;
  if (engine.status !== 'ready' || !recorded) return null;
  return recorded.sha256 === engine.bundle.sha256;
}
