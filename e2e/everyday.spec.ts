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
  await expect(answers(page).first()).toContainText(/16 frames → 1,024 tokens → .* · Everyday/);
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
  const last = answers(page).last();
  await last.getByRole('button', { name: /16 frames/ }).click();
  await expect(last).toContainText('None was read with this one');
  await last.getByRole('radio', { name: 'Always' }).click();
  await ask(page, question, patience);
  await answers(page)
    .last()
    .getByRole('button', { name: /16 frames/ })
    .click();
  await expect(answers(page).last()).toContainText(/Read with this one: \d questions\./);
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

test('tokens say their words: a frame its own, a place that is pointed at, and a typed word lights where it is', async ({
  page,
}) => {
  await openEveryday(page);
  await ask(page, 'What is in the video?', patience);
  await page.getByRole('radio', { name: 'Words', exact: true }).click();
  const words = page.getByRole('region', { name: 'Words of the tokens' });
  await expect(words).toBeVisible();
  const frames = page.getByRole('list', { name: 'Sampled frames' }).getByRole('listitem');
  await expect(frames.first()).toContainText(/cat|tiger|kitten/);
  await expect(frames.last()).not.toContainText('cat');
  await frames.first().getByRole('button').hover();
  await expect(words).toContainText(/Here: |Nothing clear is said here/);
  await words.getByLabel('Find a word in the frames').fill('cat');
  await expect(words.getByRole('button', { name: 'Clear “cat”' })).toBeVisible();
  await expect(frames.first().locator('canvas[data-map="words"]')).toBeVisible();
  await words.getByLabel('Find a word in the frames').fill('qwxyz');
  await expect(words).toContainText('The model does not read this word off pictures.');
});

test('two models stand side by side in a comparison, each with its own answer and name', async ({ page }) => {
  await openEveryday(page);
  await page.getByRole('link', { name: 'Compare' }).click();
  const columns = page.locator('article.column');
  await columns
    .nth(1)
    .getByRole('button', { name: /Uniform/ })
    .click();
  await columns.nth(1).getByLabel('Model').selectOption('Sprite lab');
  await expect(page).toHaveURL(/recipe=bundle:demo/);
  await page.getByPlaceholder('Ask every recipe about this video …').fill('What happens?');
  await page.getByRole('button', { name: 'Ask all' }).click();
  for (const column of [columns.first(), columns.nth(1)]) {
    await expect(column).toHaveAttribute('data-state', 'done', { timeout: patience });
  }
  await expect(columns.first().locator('.column-cost')).toContainText('Everyday');
  await expect(columns.nth(1).locator('.column-cost')).toContainText('Sprite lab');
});

test('what the file knows is read off it, and what the model cannot read is not put to it', async ({ page }) => {
  await openEveryday(page);
  expect(await ask(page, 'How long is the video?', patience)).toBe('The video is 11 s long.');
  await expect(answers(page).first()).toContainText('This is read off the file.');
  const box = page.getByRole('textbox', { name: 'Question' });
  await box.fill('这个视频里发生了什么？');
  await box.press('Enter');
  await expect(answers(page).nth(1)).toContainText('This model understands English only.');
  await box.fill('sdfghjkl');
  await box.press('Enter');
  await expect(answers(page).nth(2)).toContainText('The model finds no words in this question.');
});
