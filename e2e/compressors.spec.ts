import { expect, type Page, test } from '@playwright/test';
import { answers, ask, clips, demo, openVideo, ready, seenOf, stageRow } from './studio.ts';

const clip = `${clips}/cactus-then-fish.mp4`;
const question = 'Which object is shown first?';

const choose = (page: Page, label: string): Promise<void> =>
  page.getByRole('radiogroup', { name: 'Compressor' }).getByText(label, { exact: true }).click();

const seen = seenOf(demo.frames);
/** All that is seen is kept. */
const whole = seen.replace(/^.*→ (.*) tokens$/, '$1 kept');

/** What the demo model's own frames come to. */
const budgets: readonly (readonly [label: string, budget: string])[] = [
  ['LinVT, selection alone', `${seen} → 32 kept → 32 video tokens`],
  ['LinVT, aggregation alone', `${seen} → ${whole} → ${demo.videoTokens} video tokens`],
  ['LinVT, untrained', `${seen} → ${demo.kept} kept → ${demo.videoTokens} video tokens`],
  ['Average', `${seen} → ${whole} → ${demo.frames} video tokens`],
  ['Frame tokens', `${seen} → ${whole} → ${demo.frames} video tokens`],
  ['Pooling', `${seen} → ${whole} → 32 video tokens`],
  ['Merging', `${seen} → ${whole} → 32 video tokens`],
];

test('each compressor of the recipe answers, says what it made of the frames, and does not decode them again', async ({
  page,
}) => {
  test.slow();
  await page.goto('/');
  await ready(page, 'WASM');
  await openVideo(page, clip);
  await ask(page, question);
  await page.getByRole('button', { name: /^Recipe/ }).click();
  for (const [label, budget] of budgets) {
    await test.step(label, async () => {
      await choose(page, label);
      expect(await ask(page, question)).not.toBe('');
      const answer = answers(page).last();
      await expect(answer).toContainText(budget);
      await answer.getByRole('button', { name: /frames →/ }).click();
      await expect(stageRow(answer, 'Decode')).toContainText('from cache');
      await expect(stageRow(answer, 'Encode')).toContainText('from cache');
      await expect(stageRow(answer, 'Select')).not.toContainText('from cache');
    });
  }
  await ask(page, 'Describe the video?');
  await answers(page)
    .last()
    .getByRole('button', { name: /frames →/ })
    .click();
  await expect(stageRow(answers(page).last(), 'Select')).toContainText('from cache');
});

test('the compressor stands in the address, and a link to it is followed', async ({ page }) => {
  await page.goto('/?compressor=pooling&tokens=16&frames=4');
  await ready(page, 'WASM');
  await openVideo(page, clip);
  await ask(page, question);
  await expect(answers(page).last()).toContainText('4 frames → 256 tokens → 256 kept → 16 video tokens');
  await page.getByRole('button', { name: /^Recipe/ }).click();
  await expect(page.getByRole('radio', { name: /^Pooling/ })).toBeChecked();
  await choose(page, 'Average');
  await expect(page).toHaveURL(/compressor=avg/);
  await expect(page).not.toHaveURL(/tokens=/);
});

test('a video that the model cannot read whole is said so, and what to do', async ({ page }) => {
  await page.goto('/?compressor=none');
  await ready(page, 'WASM');
  await openVideo(page, clip);
  await page.getByRole('textbox', { name: 'Question' }).fill(question);
  await page.getByRole('button', { name: 'Ask', exact: true }).click();
  await expect(answers(page).last()).toContainText(/The video would be [\d,]+ tokens .* it has room for \d+/);
  await expect(answers(page).last()).toContainText('Choose fewer frames');
});

test('columns of a comparison have compressors of their own', async ({ page }) => {
  const link = (compressor: string) => `recipe=sampler:uniform,frames:4,compressor:${compressor}`;
  await page.goto(`/?view=compare&${link('linvt-free,k:64')}&${link('avg')}`);
  await ready(page, 'WASM');
  await openVideo(page, clip);
  await page.getByRole('textbox', { name: 'Question' }).fill(question);
  await page.getByRole('button', { name: 'Ask all' }).click();
  const columns = page.getByRole('region', { name: 'Compare' }).getByRole('article');
  await expect(columns.nth(0)).toHaveAccessibleName('Uniform, 4 frames, LinVT, untrained');
  await expect(columns.nth(1)).toHaveAccessibleName('Uniform, 4 frames, Average');
  await expect(columns.nth(0)).toContainText(`4 frames → 256 tokens → 64 kept → ${demo.videoTokens} video tokens`);
  await expect(columns.nth(1)).toContainText('4 frames → 256 tokens → 256 kept → 4 video tokens');
  await columns.nth(1).locator('.column-recipe-line').click();
  await columns.nth(1).getByRole('combobox', { name: 'Compressor' }).selectOption({ label: 'Merging' });
  await expect(columns.nth(1)).toHaveAccessibleName('Uniform, 4 frames, Merging');
});
