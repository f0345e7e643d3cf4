import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { expect, type Locator, type Page } from '@playwright/test';
import * as v from 'valibot';
import { itemsSchema } from '../src/domain/evaluation.ts';

export const heldout = 'models/heldout';
/** Two clips of the sprite world, one of two scenes, with questions of known answers. */
export const clips = 'e2e/fixtures/clips';
export const media = 'e2e/fixtures/media';

const manifestSchema = v.object({
  defaults: v.object({ frames: v.number(), k: v.number() }),
  vision: v.object({ rows: v.number(), columns: v.number() }),
  linvt: v.object({ queries: v.array(v.number()) }),
});
const manifest = v.parse(manifestSchema, readJson('models/demo/manifest.json'));

/** What the demo model makes of a clip with its own recipe. */
export const demo = {
  frames: manifest.defaults.frames,
  kept: manifest.defaults.k,
  videoTokens: manifest.linvt.queries.reduce((sum, count) => sum + count, 0),
};

/** '8 frames → 512 tokens', as the page says it of so many frames. */
export const seenOf = (frames: number): string =>
  `${frames} frames → ${(frames * manifest.vision.rows * manifest.vision.columns).toLocaleString('en')} tokens`;

/** Questions of known answers about the clips of a folder. */
export const itemsOf = (folder: string) => v.parse(itemsSchema, readJson(`${folder}/questions.json`));

function readJson(path: string): unknown {
  return JSON.parse(readFileSync(path, 'utf8'));
}

/** The page by the names that keyboards, screen readers and scripts rely on. */
export const engine = (page: Page): Locator => page.getByRole('status', { name: 'Engine' });
export const conversation = (page: Page): Locator => page.getByRole('log', { name: 'Conversation' });
export const answers = (page: Page): Locator => conversation(page).getByRole('article');
export const sampledFrames = (page: Page): Locator =>
  page.getByRole('list', { name: 'Sampled frames' }).getByRole('listitem');

/** Waits until the model runs. */
export async function ready(page: Page, backend: 'WASM' | 'WebGPU', timeout = 150_000): Promise<void> {
  await expect(engine(page)).toContainText(backend, { timeout });
}

export const chooseFile = (page: Page, file: string): Promise<void> =>
  page.getByLabel('Open a video', { exact: true }).setInputFiles(file);

/** Opens a file that can be read, and waits until it stands in place of the clip before: the sample, at first. */
export async function openVideo(page: Page, file: string): Promise<void> {
  await chooseFile(page, file);
  await expect(page.getByRole('heading', { name: basename(file), exact: true })).toBeVisible();
}

/** Asks, waits for the end of the answer and gives its words. */
export async function ask(page: Page, question: string, timeout = 150_000): Promise<string> {
  const before = await answers(page).count();
  await page.getByRole('textbox', { name: 'Question' }).fill(question);
  await page.getByRole('button', { name: 'Ask', exact: true }).click();
  const answer = answers(page).nth(before);
  await expect(answer).toHaveAttribute('data-state', /done|error/, { timeout });
  await expect(answer).toHaveAttribute('data-state', 'done');
  return (await answer.locator('.answer').innerText()).trim();
}

/** Presentation times in seconds of the frames in the strip. */
export const frameTimes = async (page: Page): Promise<readonly number[]> =>
  (
    await sampledFrames(page)
      .locator('time')
      .evaluateAll((times) => times.map((time) => time.getAttribute('datetime')))
  ).map(Number);

/** A row of an answer's table of stage times. */
export const stageRow = (answer: Locator, stage: string): Locator =>
  answer.getByRole('table', { name: 'Time of each stage' }).getByRole('row', { name: stage });
