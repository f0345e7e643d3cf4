import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { clips, demo, openVideo, ready, sampledFrames } from './studio.ts';

/** 72 frames, 25 a second. */
const clip = `${clips}/cactus-then-fish.mp4`;

const video = (page: Page) => page.locator('video');
const time = (page: Page): Promise<number> => video(page).evaluate((element: HTMLVideoElement) => element.currentTime);
const isPaused = (page: Page): Promise<boolean> => video(page).evaluate((element: HTMLVideoElement) => element.paused);
const question = (page: Page) => page.getByRole('textbox', { name: 'Question' });
const list = (page: Page) => page.getByRole('dialog', { name: 'Keyboard shortcuts' });

test('keys play the video and step through it, and are letters in the question', async ({ page }) => {
  await page.goto('/');
  await openVideo(page, clip);
  await expect.poll(() => video(page).evaluate((element: HTMLVideoElement) => element.readyState)).toBeGreaterThan(1);

  await page.keyboard.press('Space');
  await expect.poll(() => isPaused(page)).toBe(false);
  await page.keyboard.press('k');
  await expect.poll(() => isPaused(page)).toBe(true);
  for (let i = 0; i < 4; i++) await page.keyboard.press('j');
  await expect.poll(() => time(page)).toBeCloseTo(0, 2);
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => time(page)).toBeCloseTo(2 / 25, 2);
  await page.keyboard.press('ArrowLeft');
  await expect.poll(() => time(page)).toBeCloseTo(1 / 25, 2);
  await page.keyboard.press('l');
  await expect.poll(() => time(page)).toBeCloseTo(1 + 1 / 25, 1);

  await page.keyboard.press('/');
  await expect(question(page)).toBeFocused();
  await page.keyboard.type('k / jl ?1');
  await expect(question(page)).toHaveValue('k / jl ?1');
  await expect(list(page)).toBeHidden();
  expect(await isPaused(page)).toBe(true);
});

test('sampled frames are stepped through once the model has chosen them', async ({ page }) => {
  await page.goto('/');
  await ready(page, 'WASM');
  await openVideo(page, clip);
  await expect(sampledFrames(page)).toHaveCount(demo.frames);
  const second = Number(await sampledFrames(page).nth(1).locator('time').getAttribute('datetime'));
  await page.keyboard.press('Shift+ArrowRight');
  await expect.poll(() => time(page)).toBeCloseTo(second, 2);
});

test('the list of shortcuts has what works in the view, and no more', async ({ page }) => {
  await page.goto('/');
  await expect(video(page)).toBeVisible();
  await page.keyboard.press('?');
  await expect(list(page)).toContainText('Play or pause');
  await expect(list(page)).not.toContainText('column');
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(list(page)).toBeHidden();

  await page.getByRole('link', { name: 'Compare' }).click();
  await page.getByRole('button', { name: 'Keyboard shortcuts' }).click();
  await expect(list(page)).toContainText('Show that column in the player');
  await page.getByRole('button', { name: 'Close' }).click();
  await expect(page.getByRole('button', { name: 'Keyboard shortcuts' })).toBeFocused();
  await page.keyboard.press('2');
  await expect(page.getByRole('article').nth(1)).toHaveAttribute('data-shown');
  await page.keyboard.press('h');
  await expect(page.getByRole('dialog', { name: 'History' })).toBeVisible();
});

test('a question half written is still there after a look at Compare', async ({ page }) => {
  await page.goto('/');
  await question(page).fill('Which way does');
  await page.getByRole('link', { name: 'Compare' }).click();
  await expect(question(page)).toHaveValue('');
  await question(page).fill('Another one');
  await page.getByRole('link', { name: 'Ask' }).click();
  await expect(question(page)).toHaveValue('Which way does');
  await page.getByRole('link', { name: 'Compare' }).click();
  await expect(question(page)).toHaveValue('Another one');
});
