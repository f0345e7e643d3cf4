import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { answers, ask, clips, demo, openVideo, ready, sampledFrames } from './studio.ts';

const question = 'What is the colour you see on the cross?';

const marking = (page: Page, mode: 'Look' | 'Pin' | 'Drop') =>
  page.getByRole('radiogroup', { name: 'A click on the frames' }).getByRole('radio', { name: mode });

/** Share of the video tokens that each frame has, as the strip says it. */
const shares = (page: Page): Promise<readonly number[]> =>
  sampledFrames(page)
    .getByRole('button')
    .evaluateAll((buttons) =>
      buttons.map((button) =>
        Number(/([\d.]+) % of the video tokens/.exec(button.getAttribute('title') ?? '')?.[1] ?? 'NaN'),
      ),
    );

async function asked(page: Page): Promise<void> {
  await page.goto('/');
  await ready(page, 'WASM');
  await openVideo(page, `${clips}/green-cross.webm`);
  await ask(page, question);
}

test('an answer asked again after the frames it rested on were dropped rests on others, and says so', async ({
  page,
}) => {
  await asked(page);
  const before = await shares(page);
  const best = before.indexOf(Math.max(...before));
  await marking(page, 'Drop').click();
  await page.getByRole('button', { name: `Drop frame ${best + 1}`, exact: true }).click();
  await marking(page, 'Pin').click();
  const other = (best + 1) % before.length;
  const cell = page.getByRole('grid', { name: `Parts of frame ${other + 1}` }).getByRole('gridcell');
  await cell.focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(cell).toHaveAccessibleName('Row 2, column 2, pinned');
  await page.getByRole('grid', { name: `Parts of frame ${other + 1}` }).click({ position: { x: 4, y: 4 } });
  await expect(page.locator('.edits')).toHaveText('2 pinned, 64 dropped');
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
  expect(await page.evaluate(() => document.documentElement.scrollHeight <= innerHeight)).toBe(true);

  await page.locator('.edit-bar').getByRole('button', { name: 'Ask again' }).click();
  await expect(answers(page).nth(1)).toHaveAttribute('data-state', 'done', { timeout: 150_000 });
  await expect(answers(page).nth(1)).toContainText('2 pinned, 64 dropped');
  await marking(page, 'Look').click();
  expect((await shares(page))[best]).toBe(0);
  await expect(sampledFrames(page).nth(best).getByRole('button')).toHaveAccessibleName(/0 tokens kept/);
  await answers(page)
    .nth(1)
    .getByRole('button', { name: /frames →/ })
    .click();
  await expect(answers(page).nth(1)).toContainText('from cache');
});

test('what is pinned and dropped is undone, goes with its frames and comes back with them', async ({ page }) => {
  await asked(page);
  await marking(page, 'Drop').click();
  await page.getByRole('button', { name: 'Drop frame 1', exact: true }).click();
  await expect(page.locator('.edits')).toHaveText('64 dropped');
  await page.getByRole('button', { name: 'Clear', exact: true }).click();
  await expect(page.locator('.edits')).toHaveCount(0);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.locator('.edits')).toHaveText('64 dropped');
  await page.keyboard.press('Control+z');
  await expect(page.locator('.edits')).toHaveCount(0);
  await page.keyboard.press('Control+Shift+Z');
  await expect(page.locator('.edits')).toHaveText('64 dropped');
  await marking(page, 'Look').click();
  await page.getByRole('button', { name: /^Recipe/ }).click();
  await page.getByRole('slider', { name: 'Frames' }).fill(`${demo.frames / 2}`);
  await expect(page.getByText('belonged to other frames')).toBeVisible();
  await expect(page.locator('.edits')).toHaveCount(0);
  await page.getByRole('slider', { name: 'Frames' }).fill(`${demo.frames}`);
  await expect(page.locator('.edits')).toHaveText('64 dropped');
});

test('what one video token, or one scale of them, is made of is painted over the frames', async ({ page }) => {
  await asked(page);
  const bar = page.locator('.video-tokens');
  const told = bar.locator('.token-words');
  await expect(told).toHaveText(`${demo.videoTokens} video tokens`);
  const chooser = page.getByRole('slider', { name: 'Video tokens' });
  await expect(chooser).toHaveAttribute('aria-valuetext', 'All video tokens');
  await chooser.focus();
  await page.keyboard.press('ArrowRight');
  await expect(told).toHaveText(/^video token 1 of \d+ · scale 1 · most, [\d.]+ %, of frame \d+, Row \d+, column \d+$/);
  await expect(chooser).toHaveAttribute('aria-valuetext', await told.innerText());
  const [, part, frame] = /most, ([\d.]+) %, of frame (\d+)/.exec(await told.innerText()) ?? [];
  const own = sampledFrames(page)
    .nth(Number(frame) - 1)
    .getByRole('button');
  await expect(own).toHaveAccessibleName(/[\d.]+ % of video token 1$/);
  const shareOfFrame = /([\d.]+) % of video token 1/.exec((await own.getAttribute('title')) ?? '')?.[1];
  expect(Number(shareOfFrame)).toBeGreaterThanOrEqual(Number(part));
  await page.keyboard.press('End');
  await expect(told).toContainText(`video token ${demo.videoTokens} of ${demo.videoTokens} · scale 4 · `);

  const scales = page.getByRole('radiogroup', { name: 'Scale of the video tokens' });
  await expect(scales.getByRole('radio', { checked: true })).toHaveCount(0);
  await scales.getByRole('radio', { name: '2', exact: true }).click();
  await expect(told).toHaveText(`${demo.videoTokens} video tokens`);
  await expect(own).toHaveAccessibleName(/% of the video tokens of scale 2$/);
  expect((await shares(page)).every(Number.isFinite)).toBe(true);
  await scales.getByRole('radio', { name: 'All scales' }).click();
  await expect(own).toHaveAccessibleName(/% of the video tokens$/);

  await page.getByRole('radio', { name: 'Kept', exact: true }).click();
  await expect(scales).toHaveCount(0);
  await bar.locator('canvas').click({ position: { x: 3, y: 6 }, force: true });
  await expect(page.getByRole('radio', { name: 'Used', exact: true })).toBeChecked();
  await expect(told).toContainText(`video token 1 of ${demo.videoTokens}`);
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
});

test('a token that is pointed at lights its place in its frame and in the player, and a place its token', async ({
  page,
}) => {
  await asked(page);
  const places = page.locator('.frames .pointed');
  const told = page.locator('.token-bar:not(.video-tokens) .token-words');
  await expect(told).toHaveText(`${demo.kept} tokens kept`);
  const tokens = page.getByRole('slider', { name: 'Kept tokens' });
  await tokens.focus();
  await expect(places).toHaveCount(1);
  const first = await told.innerText();
  expect(first).toMatch(/^frame \d+ · Row \d+, column \d+ · significance -?[\d.]+ · [\d.]+ % of the video tokens$/);
  await page.keyboard.press('ArrowRight');
  await expect(told).not.toHaveText(first);
  await expect(tokens).toHaveAttribute('aria-valuetext', await told.innerText());
  await sampledFrames(page).nth(2).getByRole('button').hover();
  await expect(told).toHaveText(/^frame 3 · /);
  await expect(sampledFrames(page).nth(2).locator('.pointed')).toHaveCount(1);

  await sampledFrames(page).nth(2).getByRole('button').click();
  const onScreen = page.locator('.screen .pointed');
  await expect(onScreen).toHaveCount(1);
  await page.locator('.screen').hover();
  await expect(told).toHaveText(/^frame 3 · Row /);
  await expect(sampledFrames(page).nth(2).locator('.pointed')).toHaveCount(1);
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
});
