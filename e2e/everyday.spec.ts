import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { expect, type Page, test } from '@playwright/test';
import { answers, ask, engine, openVideo, ready } from './studio.ts';

/** Loading 92 MB takes longer than the demo, and longer still beside other work. */
const patience = 300_000;

/** As a newcomer finds it: nothing is remembered. */
test.use({ storageState: { cookies: [], origins: [] } });
test.setTimeout(2 * patience);

/** Clips that no one here made, where this machine has some; else the samples. */
const folder = process.env['REAL_CLIPS'] ?? 'public/samples';
const realClips = readdirSync(folder)
  .filter((name) => /[.](mp4|webm|mov)$/.test(name))
  .filter((name) => process.env['REAL_CLIPS'] !== undefined || name.includes('cat'))
  .map((name) => join(folder, name));

async function openEveryday(page: Page): Promise<void> {
  await page.goto('/');
  await expect(engine(page)).toContainText('Everyday');
  await ready(page, 'WASM', patience);
}

test('a newcomer finds a film of photographs, asks what is shown, and gets a true answer', async ({ page }) => {
  await openEveryday(page);
  await expect(page.getByRole('heading', { name: 'A cat, a coffee, a rocket' })).toBeVisible();
  expect(await ask(page, 'What is shown first?', patience)).toMatch(/\bcat\b/i);
  await expect(answers(page).first()).toContainText(/16 frames → 256 tokens → .* · Everyday/);
});

test('clips of real scenes are described in a plain sentence', async ({ page }) => {
  expect(realClips).not.toHaveLength(0);
  await openEveryday(page);
  for (const clip of realClips) {
    await openVideo(page, clip);
    const answer = await ask(page, 'What happens in this video?', patience);
    console.log(`${clip}: ${answer}`);
    expect(answer).toMatch(/^[A-Z][a-z' ,.-]+( [a-z',.-]+){2,}/);
  }
});

test('the same question has the same answer, whatever was asked between', async ({ page }) => {
  await openEveryday(page);
  const question = 'What is in the video?';
  const first = await ask(page, question, patience);
  await ask(page, 'Is there a dog?', patience);
  expect(await ask(page, question, patience)).toBe(first);
});

test('another model takes over with the clip and the conversation kept, and each answer names its own', async ({
  page,
}) => {
  await openEveryday(page);
  await ask(page, 'What is in the video?', patience);
  await page.getByRole('button', { name: 'About the model' }).click();
  await page.getByRole('radio', { name: /^Sprite lab/ }).check();
  await expect(page).toHaveURL(/bundle=demo/);
  await expect(engine(page)).toContainText('Sprite lab');
  await ready(page, 'WASM', patience);
  await page.keyboard.press('Escape');
  await ask(page, 'What comes first?', patience);
  await expect(page.getByRole('heading', { name: 'A cat, a coffee, a rocket' })).toBeVisible();
  await expect(answers(page).first()).toContainText('Everyday');
  await expect(answers(page).nth(1)).toContainText('Sprite lab');
});
