import type { Page } from 'playwright';
import type { Batch, BatchQuestion } from '../src/app/batch/batch.ts';
import type { BundleName } from '../src/app/bundles.ts';
import type { BundleSummary } from '../src/protocol/messages.ts';
import type { AnswerOfNow } from './replayedComparison.ts';

export type BackendChoice = Parameters<Batch['load']>[0];

/** Opens the batch page of a served build, and has it load its model. */
export async function loadModel(
  page: Page,
  address: string,
  backend: BackendChoice,
  bundle: BundleName = 'demo',
): Promise<BundleSummary> {
  await page.goto(`${address}batch.html?bundle=${bundle}`);
  const summary = await page.evaluate((choice) => globalThis.batch.load(choice), backend);
  console.error(`${summary.title} on ${summary.backend.backend} (${summary.backend.reason.code})`);
  return summary;
}

/** Opens a file as a user would choose it; the clip before is closed. */
export async function openClip(page: Page, path: string): Promise<void> {
  await page.getByLabel('Open a video').setInputFiles(path);
  await page.evaluate(() => globalThis.batch.open());
}

/** Asks about the open clip; of the evidence, only what reports hold crosses over. */
export const answerOfNow = (page: Page, question: BatchQuestion): Promise<AnswerOfNow> =>
  page.evaluate(async (asked) => {
    const { text, evidence } = await globalThis.batch.ask(asked);
    const { frameTimes, edits, counts, stages, tokensPerSecond, bundle, generation, backend, stop } = evidence;
    return {
      text,
      measures: { frameTimes, edits, counts, stages, tokensPerSecond, bundle, generation, backend, stop },
    };
  }, question);
