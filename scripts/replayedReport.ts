import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import type { BundleVersion } from '../src/domain/answer.ts';
import { AppError } from '../src/domain/errors.ts';
import { type GivenAnswer, type Item, itemsSchema } from '../src/domain/evaluation.ts';
import { type ReadReport, reportsIn } from '../src/domain/evaluationFile.ts';

/**
 * The reports in a file that Evaluate or an earlier `npm run eval` has written.
 * @throws Error naming the place in the file that is wrong
 */
export function readReports(path: string): readonly ReadReport[] {
  try {
    return reportsIn(path, readFileSync(path, 'utf8'));
  } catch (failure) {
    if (!(failure instanceof AppError)) throw failure;
    throw new Error(`${path} is not a report of an evaluation, at ${failure.detail['where']}.`, { cause: failure });
  }
}

/** What a report asked, in its order. */
export const itemsOf = ({ answers }: ReadReport): readonly Item[] => v.parse(itemsSchema, answers);

/**
 * How the answers of now stand to the recorded ones, word for word.
 * @param now in the order of the report, perhaps of its beginning only
 */
export function wordReplayed(
  { bundle, bundleHash, answers }: ReadReport,
  now: readonly GivenAnswer[],
  model: Pick<BundleVersion, 'id' | 'sha256'>,
): string {
  const same = now.filter(({ given }, at) => given === answers[at]?.given).length;
  const isSame = bundle === model.id && (bundleHash === null || bundleHash === model.sha256);
  const other = isSame ? '' : `; they were by ${bundle === model.id ? `another ${bundle}` : bundle}`;
  return `${same} of ${now.length} answers are as recorded${other}.`;
}
