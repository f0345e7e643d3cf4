import { createHash } from 'node:crypto';
import { createReadStream, existsSync, readdirSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { CompareReport, Measures, ReportedColumn } from '../src/app/store/compareReport.ts';
import { type Recording, recordingIn, sameFrames } from '../src/app/store/replay.ts';
import { wordReport } from '../src/app/wording/compare.ts';
import { wordRecordedFile, wordReplayed } from '../src/app/wording/replay.ts';
import { AppError } from '../src/domain/errors.ts';
import type { BundleSummary } from '../src/protocol/messages.ts';

/**
 * The comparison in a file that Compare has exported.
 * @throws Error naming the place in the file that is wrong
 */
export function readRecording(path: string, text: string): Recording {
  try {
    return recordingIn(path, text);
  } catch (failure) {
    if (!(failure instanceof AppError)) throw failure;
    throw new Error(`${path} is not a comparison that can be run again, at ${failure.detail['where']}.`, {
      cause: failure,
    });
  }
}

/**
 * The path of the recorded clip, which is known by its SHA-256.
 * @param given the file that the user says it is; undefined looks for it in `folders`
 * @throws Error saying, in words, that it is not there, or is another file
 */
export async function findClip(
  recording: Recording,
  given: string | undefined,
  folders: readonly string[],
): Promise<string> {
  const wanted = wordRecordedFile(recording);
  if (given !== undefined) {
    if (await isClip(recording, given)) return given;
    throw new Error(`${given} is another file than the comparison is of: that was ${wanted}.`);
  }
  const paths = folders.flatMap(filesIn);
  for (const path of paths) if (await isClip(recording, path)) return path;
  const namesake = paths.find((path) => basename(path) === recording.clip.name);
  const other = namesake === undefined ? '' : ` ${namesake} has its name, and is another file.`;
  throw new Error(
    `The comparison is of ${wanted}, which is not in ${folders.join(', ')}.${other} Name it with --clip.`,
  );
}

function filesIn(folder: string): readonly string[] {
  if (!existsSync(folder)) throw new Error(`There is no ${folder}.`);
  return readdirSync(folder).map((name) => join(folder, name));
}

/** Most files differ in size already, and need not be read. */
async function isClip({ clip }: Recording, path: string): Promise<boolean> {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found === undefined) throw new Error(`There is no ${path}.`);
  return found.isFile() && found.size === clip.size && (await sha256Of(path)) === clip.sha256;
}

async function sha256Of(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) hash.update(chunk);
  return hash.digest('hex');
}

/** What a column answers now. */
export type AnswerOfNow = { readonly text: string; readonly measures: Measures };

/** A column that was asked once more, beside what it had said; null where the recording does not tell. */
type ComparedColumn = ReportedColumn & {
  readonly recorded: {
    readonly answer: string | null;
    /** Word for word. */
    readonly isSameAnswer: boolean | null;
    readonly isSameFrames: boolean | null;
  };
};

/** A comparison that was run again: it can be so once more. */
export type ReplayedComparison = Omit<CompareReport, 'columns'> & { readonly columns: readonly ComparedColumn[] };

/** @param answers in the order of the recording's columns */
export function replayedComparison(
  { clip, question, generation, columns }: Recording,
  answers: readonly AnswerOfNow[],
  { id, sha256 }: Pick<BundleSummary, 'id' | 'sha256'>,
): ReplayedComparison {
  return {
    kind: 'linvt-comparison',
    version: 2,
    ...{ clip, question, generation, bundle: { id, sha256 } },
    columns: answers.flatMap((now, at) => {
      const column = columns[at];
      return column ? [comparedColumn(column, now)] : [];
    }),
  };
}

/** No one has judged the answer of now. */
const comparedColumn = (
  { name, recipe, answer, measures: before }: Recording['columns'][number],
  { text, measures }: AnswerOfNow,
): ComparedColumn => ({
  ...{ name, recipe, status: 'done', answer: text, verdict: null, measures },
  recorded: {
    answer,
    isSameAnswer: answer === null ? null : answer === text,
    isSameFrames: before && sameFrames(before.frameTimes, measures.frameTimes),
  },
});

/** The comparison of now as a Markdown table, and how each answer stands to the recorded one. */
export function wordComparison({ bundle: recorded }: Recording, now: ReplayedComparison): string {
  const lines = now.columns.flatMap((column, at) => {
    const { answer, isSameAnswer, isSameFrames } = column.recorded;
    if (answer === null || isSameAnswer === null) return [];
    return [`- ${wordReplayed({ number: at + 1, column, recorded: answer, isSameAnswer, isSameFrames })}`];
  });
  const isOther = recorded !== null && recorded.sha256 !== now.bundle?.sha256;
  const other = isOther ? ['', `It was recorded with another model, ${recorded.id}.`] : [];
  return [wordReport(now), ...lines, ...other, ''].join('\n');
}
