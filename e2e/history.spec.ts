import AxeBuilder from '@axe-core/playwright';
import { expect, type Locator, type Page, test } from '@playwright/test';
import { answers, ask, clips, conversation, demo, openVideo, ready, seenOf } from './studio.ts';

const panel = (page: Page): Locator => page.getByRole('dialog', { name: 'History' });
const entries = (page: Page): Locator => panel(page).getByRole('list', { name: 'Conversations' }).getByRole('listitem');
const title = (page: Page): Locator => page.getByRole('region', { name: 'Video' }).getByRole('heading', { level: 2 });

async function openHistory(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'History' }).click();
  await expect(panel(page)).toBeVisible();
}

/** Asks the sample that is open first, and a held-out file; gives both answers. */
async function askTwo(page: Page): Promise<{ readonly ofSample: string; readonly ofFile: string }> {
  await page.goto('/');
  await ready(page, 'WASM');
  await expect(title(page).first()).toHaveText('At sea');
  const ofSample = await ask(page, 'What moves left?');
  await openVideo(page, `${clips}/green-cross.webm`);
  return { ofSample, ofFile: await ask(page, 'Describe the video?') };
}

test('conversations outlive the page: found again, opened again with their clip, and gone on with', async ({
  page,
}) => {
  test.slow();
  const { ofSample, ofFile } = await askTwo(page);
  await page.reload();
  await ready(page, 'WASM');
  await expect(answers(page)).toHaveCount(0);
  await openHistory(page);
  await expect(entries(page)).toHaveCount(2);
  await expect(entries(page).first()).toContainText('green-cross.webm');
  await expect(entries(page).first().getByRole('img')).toHaveCount(0);
  await expect(entries(page).first().locator('img')).toHaveAttribute('src', /^data:image\/jpeg/);
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);

  await test.step('a search finds the words of questions and answers', async () => {
    await page.getByRole('searchbox', { name: 'Search the history' }).fill('moves LEFT');
    await expect(entries(page)).toHaveCount(1);
    await expect(entries(page)).toContainText('At sea');
    await page.getByRole('searchbox').fill('no such words');
    await expect(panel(page)).toContainText('Nothing kept here holds “no such words”.');
    await page.getByRole('searchbox').fill('');
  });

  await test.step('a file is asked for, recognised, and another one refused', async () => {
    await page.getByRole('button', { name: 'Open green-cross.webm' }).click();
    await expect(panel(page)).toContainText('Choose “green-cross.webm” again');
    await page.getByLabel('Choose the file').setInputFiles(`${clips}/cactus-then-fish.mp4`);
    await expect(panel(page)).toContainText('“cactus-then-fish.mp4” is another video.');
    await page.getByLabel('Choose the file').setInputFiles(`${clips}/green-cross.webm`);
    await expect(panel(page)).toBeHidden();
    await expect(title(page).first()).toHaveText('green-cross.webm');
    await expect(answers(page)).toHaveCount(1);
    await expect(answers(page).first()).toContainText(ofFile);
    await expect(answers(page).first()).toContainText(seenOf(demo.frames));
    await expect(page.locator('.token-words').first()).toHaveText(`${demo.kept} tokens kept`);
    await expect(page.locator('.frames canvas.map')).toHaveCount(demo.frames);
  });

  await test.step('a sample is opened as it is, and its conversation goes on', async () => {
    await openHistory(page);
    await page.getByRole('button', { name: 'Open At sea' }).click();
    await expect(title(page).first()).toHaveText('At sea');
    await expect(conversation(page)).toContainText('What moves left?');
    await expect(answers(page).first()).toContainText(ofSample);
    await ask(page, 'Is there a crab?');
    await openHistory(page);
    await expect(entries(page).first()).toContainText('2 questions');
  });
});

test('a comparison outlives the page with its answers and verdicts, and undo brings back the one before', async ({
  page,
}) => {
  test.slow();
  await page.goto('/?view=compare&recipe=sampler:uniform,frames:4&recipe=sampler:uniform,frames:2');
  await ready(page, 'WASM');
  await expect(title(page).first()).toHaveText('At sea');
  const columns = page.getByRole('region', { name: 'Compare' }).getByRole('article');
  await page.getByRole('textbox', { name: 'Question' }).fill('What moves left?');
  await page.getByRole('button', { name: 'Ask all' }).click();
  for (const column of await columns.all()) await expect(column).toHaveAttribute('data-state', 'done');
  await columns.nth(1).getByRole('radio', { name: 'Unsure' }).click();
  const answers = await columns.locator('.answer').allInnerTexts();

  await page.goto('/?view=compare');
  await ready(page, 'WASM');
  await openHistory(page);
  await expect(entries(page)).toContainText(['Comparison']);
  await expect(entries(page)).toContainText(['2 recipes']);
  await page.getByRole('button', { name: 'Open the comparison “What moves left?” on At sea' }).click();
  await expect(columns.first()).toContainText('From the history');
  expect(await columns.locator('.answer').allInnerTexts()).toEqual(answers);
  await expect(columns.nth(1).getByRole('radio', { name: 'Unsure' })).toBeChecked();
  await expect(columns.first().locator('.frames canvas.map')).toHaveCount(4);
  await expect(page.getByRole('textbox', { name: 'Question' })).toHaveValue('What moves left?');
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(columns.first()).toHaveAccessibleName(`Uniform, ${demo.frames} frames`);
});

test('one conversation is deleted and brought back, all are deleted for good', async ({ page }) => {
  test.slow();
  await askTwo(page);
  await openHistory(page);
  await page.getByRole('button', { name: 'Delete At sea' }).click();
  await expect(entries(page)).toHaveCount(1);
  await expect(page.getByRole('button', { name: 'Undo' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(entries(page)).toHaveCount(2);
  await page.getByRole('button', { name: 'Delete all' }).click();
  await expect(entries(page)).toHaveCount(0);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'History' })).toBeFocused();
  await openHistory(page);
  await expect(panel(page)).toContainText('Nothing yet.');
});

test('where the browser keeps nothing, questions are answered all the same, and the page says so', async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, 'indexedDB', {
      get: () => {
        throw new DOMException('The operation is insecure.', 'SecurityError');
      },
    });
  });
  await page.goto('/');
  await ready(page, 'WASM');
  await ask(page, 'What moves left?');
  await expect(page.getByRole('status').filter({ hasText: 'The history could not be written' })).toBeVisible();
  await openHistory(page);
  await expect(panel(page)).toContainText('This browser keeps nothing for this page');
});

test('a conversation that is opened again while it is on the page keeps what could not be kept', async ({ page }) => {
  await page.goto('/');
  await ready(page, 'WASM');
  await ask(page, 'What moves left?');
  await openHistory(page);
  await expect(entries(page)).toContainText('1 question');
  await page.keyboard.press('Escape');
  // A quota that the browser is given now would not yet hold for what is open.
  await page.evaluate(() => {
    IDBObjectStore.prototype.put = () => {
      throw new DOMException('The quota has been exceeded.', 'QuotaExceededError');
    };
  });
  await ask(page, 'Is there a crab?');
  await expect(page.getByRole('status').filter({ hasText: 'no room left in this browser' })).toBeVisible();
  await openHistory(page);
  await page.getByRole('button', { name: 'Open At sea' }).click();
  await expect(panel(page)).toBeHidden();
  await expect(answers(page)).toHaveCount(2);
  await expect(conversation(page)).toContainText('Is there a crab?');
});

test('where there is no room left, the page says that the answer was not kept', async ({ page, context, baseURL }) => {
  await page.goto('/');
  await ready(page, 'WASM');
  const session = await context.newCDPSession(page);
  await session.send('Storage.overrideQuotaForOrigin', { origin: new URL(baseURL ?? '').origin, quotaSize: 1 });
  await ask(page, 'What moves left?');
  await expect(page.getByRole('status').filter({ hasText: 'no room left in this browser' })).toBeVisible();
});

for (const { name, width, height, colorScheme } of [
  { name: 'phone, light', width: 390, height: 844, colorScheme: 'light' },
  { name: 'laptop, dark', width: 1440, height: 900, colorScheme: 'dark' },
] as const) {
  test(`axe finds nothing in the history (${name})`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.goto('/');
    await ready(page, 'WASM');
    await ask(page, 'What moves left?');
    await openHistory(page);
    await expect(entries(page)).toHaveCount(1);
    await page.getByRole('button', { name: 'Delete At sea' }).click();
    await page.getByRole('button', { name: 'Undo' }).click();
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  });
}
