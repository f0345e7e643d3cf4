import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { type Download, expect, type Locator, type Page, test } from '@playwright/test';
import * as v from 'valibot';
import { readCsv } from '../src/domain/csv.ts';
import { clips, demo, heldout, itemsOf, openVideo, ready } from './studio.ts';

const items = itemsOf(clips);
const clipsOf = (asked: typeof items) => [...new Set(asked.map(({ clip }) => clip))];
const files = clipsOf(items).map((clip) => `${clips}/${clip}`);
const allHeldout = itemsOf(heldout);
const countsOfHeldout = `questions.json: ${allHeldout.length} questions on ${clipsOf(allHeldout).length} clips`;

const setup = (page: Page): Locator => page.getByRole('region', { name: 'Set-up' });
const results = (page: Page): Locator => page.getByRole('region', { name: 'Results' });
const status = (page: Page): Locator => page.getByRole('status', { name: 'Evaluation' });

const csv = (rows: readonly (typeof items)[number][]): string =>
  [
    'clip,question,answer,family',
    ...rows.map(({ clip, question, answer, family }) => `${clip},"${question}","${answer}",${family}`),
  ].join('\n');

const questionFile = (content: string) => ({ name: 'mine.csv', mimeType: 'text/csv', buffer: Buffer.from(content) });
const fileOf = (path: string) => ({
  name: path.split('/').at(-1) ?? '',
  mimeType: 'video/mp4',
  buffer: readFileSync(path),
});

const chooseFiles = (page: Page, content: string) =>
  page.getByLabel('Choose files').setInputFiles([...files.map(fileOf), questionFile(content)]);

async function openEvaluate(page: Page): Promise<void> {
  await page.goto('/?view=evaluate&recipe=sampler:uniform,frames:4&recipe=sampler:uniform,frames:2');
  await ready(page, 'WASM');
}

/** Two recipes on questions about two clips. */
async function evaluateOwn(page: Page, asked = items): Promise<void> {
  await openEvaluate(page);
  await setup(page).getByText('Your own').click();
  await chooseFiles(page, csv(asked));
  await expect(setup(page)).toContainText(`mine.csv: ${asked.length} questions on 2 clips`);
  await page.getByRole('button', { name: 'Evaluate' }).click();
}

const done = (page: Page) => expect(status(page)).toContainText('Done: 16 answers', { timeout: 150_000 });

async function exported(page: Page, form: string): Promise<string> {
  const download: Promise<Download> = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export' }).click();
  await page.getByRole('menuitem', { name: form, exact: true }).click();
  return readFileSync(await (await download).path(), 'utf8');
}

const reportsSchema = v.array(
  v.object({
    name: v.string(),
    bundle: v.string(),
    backend: v.literal('wasm'),
    control: v.picklist(['none', 'blind']),
    overall: v.object({ n: v.number(), exact: v.number(), ci: v.tuple([v.number(), v.number()]) }),
    families: v.record(v.string(), v.object({ n: v.number(), exact: v.number(), medianMs: v.number() })),
    answers: v.array(
      v.object({
        clip: v.string(),
        question: v.string(),
        answer: v.string(),
        family: v.string(),
        given: v.string(),
        score: v.number(),
        ms: v.number(),
      }),
    ),
  }),
);

test('the user’s own questions are put to two recipes; the results stay, leave in three forms, and open in Compare', async ({
  page,
}) => {
  const broken: string[] = [];
  page.on('console', (message) => {
    if (/Content Security Policy|Trusted ?(Script|Type)/i.test(message.text())) broken.push(message.text());
  });
  await evaluateOwn(page);
  await done(page);
  const table = results(page).getByRole('table');
  await expect(table.getByRole('row')).toHaveCount(3);
  await expect(table.getByRole('row').nth(1)).toContainText(/[\d.]+ %.*n 8/);
  await expect(table.getByRole('row').nth(2)).toContainText(`2 → 128 → ${demo.videoTokens}`);
  await expect(
    results(page).getByRole('img', { name: `Accuracy against Video tokens: Uniform, 4 frames, ${demo.videoTokens}` }),
  ).toBeVisible();
  await expect(
    results(page).getByRole('img', { name: /^Accuracy against time: Uniform, 4 frames, [\d.]+ (ms|s)/ }),
  ).toBeVisible();

  const json = await exported(page, 'JSON');
  const reports = v.parse(reportsSchema, JSON.parse(json));
  expect(reports.map(({ name, overall }) => [name, overall.n])).toEqual([
    ['Uniform, 4 frames', 8],
    ['Uniform, 2 frames', 8],
  ]);
  const rows = readCsv(await exported(page, 'CSV'));
  expect(rows).toHaveLength(17);
  expect(await exported(page, 'Markdown')).toContain('| Uniform, 4 frames | 8 | ');

  await results(page).getByRole('radio', { name: /^All/ }).click();
  const asked = items.at(-1);
  await results(page)
    .getByRole('button', { name: `Open “${asked?.question}” about ${asked?.clip} in Compare` })
    .click();
  await expect(page.getByRole('textbox', { name: 'Question' })).toHaveValue(asked?.question ?? '');
  await expect(page.getByRole('textbox', { name: 'Question' })).toBeFocused();
  await expect(page.getByRole('heading', { name: asked?.clip ?? '' })).toBeVisible();

  await page.getByRole('link', { name: 'Evaluate' }).click();
  await expect(status(page)).toContainText('Done: 16 answers');
  await page
    .getByLabel('Open reports')
    .setInputFiles({ name: 'before.json', mimeType: 'application/json', buffer: Buffer.from(json) });
  await expect(table.getByRole('row')).toHaveCount(5);
  await expect(table.getByRole('row').nth(3)).toContainText(/R1 Uniform, 4 frames.*n 8/);
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  await page.getByRole('button', { name: 'Close the report R2' }).click();
  await expect(table.getByRole('row')).toHaveCount(4);
  await page
    .getByLabel('Open reports')
    .setInputFiles({ name: 'other.json', mimeType: 'application/json', buffer: Buffer.from('[{}]') });
  await expect(page.getByRole('status').filter({ hasText: 'other.json, at 0.bundle' })).toBeVisible();
  await page.reload();
  await expect(status(page)).toContainText('Done: 16 answers');
  await expect(table.getByRole('row')).toHaveCount(4);
  await expect(table.getByRole('row').nth(3)).toContainText(/R1 Uniform, 4 frames.*n 8/);
  expect(broken).toEqual([]);
});

test('a run pauses, outlives a reload, goes on and stops', async ({ page }) => {
  await page.goto('/?recipe=sampler:uniform,frames:2&recipe=sampler:uniform,frames:2');
  await ready(page, 'WASM');
  await openVideo(page, `${clips}/cactus-then-fish.mp4`);
  await page.getByRole('link', { name: 'Evaluate' }).click();
  await page.getByRole('radio', { name: 'All', exact: true }).click();
  await page.getByRole('button', { name: 'Evaluate' }).press('Enter');
  const pause = page.getByRole('button', { name: 'Pause' });
  await expect(pause).toBeFocused();
  await expect(status(page)).toContainText(/^[1-9]\d* of \d+ answers/);
  await pause.press('Enter');
  await expect(status(page)).toContainText(/^Paused at/);
  await expect(page.getByRole('button', { name: 'Resume' })).toBeFocused();
  const pausedAt = await status(page).innerText();

  await page.reload();
  await expect(status(page)).toHaveText(pausedAt);
  await page.getByRole('button', { name: 'Resume' }).click();
  await expect(status(page)).not.toContainText('Paused');
  const done = Number(/\d+/.exec(pausedAt)?.[0]);
  await expect.poll(async () => Number(/\d+/.exec(await status(page).innerText())?.[0])).toBeGreaterThan(done);
  await page.getByRole('button', { name: 'Stop' }).press('Enter');
  await expect(status(page)).toContainText(/^Stopped at/);
  await expect(page.getByRole('button', { name: 'Evaluate anew' })).toBeEnabled();
  await expect(page.getByRole('button', { name: 'Evaluate anew' })).toBeFocused();
});

test('of two tabs the first keeps its run, and the second says that its own lasts as long as the tab', async ({
  page,
  context,
}) => {
  await evaluateOwn(page);
  await done(page);
  const notKept = (tab: Page): Locator => tab.getByText('Another tab keeps its run.');
  await expect(notKept(page)).toBeHidden();

  const second = await context.newPage();
  await second.goto('/?view=evaluate&recipe=sampler:uniform,frames:4&recipe=sampler:uniform,frames:2');
  await ready(second, 'WASM');
  await expect(status(second)).toContainText('Done: 16 answers');
  await setup(second).getByText('Your own').click();
  await chooseFiles(second, csv(items.slice(0, 2)));
  await second.getByRole('button', { name: 'Evaluate anew' }).click();
  await expect(status(second)).toContainText('Done: 4 answers', { timeout: 150_000 });
  await expect(notKept(second)).toBeVisible();

  await page.reload();
  await expect(status(page)).toContainText('Done: 16 answers');
  await second.getByRole('button', { name: 'Evaluate anew' }).click();
  await expect(notKept(second)).toBeHidden();
  await expect(status(second)).toContainText('Done: 4 answers', { timeout: 150_000 });
  await second.reload();
  await expect(status(second)).toContainText('Done: 4 answers');
});

test('a run that could not be stored says so, and what could not be asked is counted apart', async ({
  page,
  context,
  baseURL,
}) => {
  await openEvaluate(page);
  const session = await context.newCDPSession(page);
  await session.send('Storage.overrideQuotaForOrigin', { origin: new URL(baseURL ?? '').origin, quotaSize: 1 });
  await setup(page).getByText('Your own').click();
  const [first] = items;
  if (first === undefined) throw new Error('the clips have questions');
  const broken = { name: 'broken.mp4', mimeType: 'video/mp4', buffer: Buffer.from('no video') };
  await page
    .getByLabel('Choose files')
    .setInputFiles([...files.map(fileOf), broken, questionFile(csv([first, { ...first, clip: broken.name }]))]);
  await page.getByRole('button', { name: 'Evaluate' }).click();
  await expect(status(page)).toContainText('Done: 2 answers, 2 could not be asked;', { timeout: 150_000 });
  await expect(page.getByText('This browser could not store the run')).toBeVisible();
});

test('a run over the user’s own clips goes on after a reload, once they are chosen again', async ({ page }) => {
  const many = [1, 2, 3, 4, 5, 6].flatMap((turn) =>
    items.map((item) => ({ ...item, question: `${item.question} (${turn})` })),
  );
  await evaluateOwn(page, many);
  await expect(status(page)).toContainText(/^[1-9]\d* of \d+ answers/);
  await page.getByRole('button', { name: 'Pause' }).click({ timeout: 1000 });
  await expect(status(page)).toContainText(/^Paused at/);
  await page.reload();
  await expect(setup(page).getByRole('radio', { name: /^Your own/ })).toBeChecked();
  await chooseFiles(page, csv(many));
  await expect(setup(page)).toContainText(`mine.csv: ${many.length} questions on 2 clips`);
  await expect(page.getByLabel('Choose files')).toBeDisabled();
  await page.getByRole('button', { name: 'Resume' }).click();
  await expect(status(page)).toContainText(`Done: ${2 * many.length} answers`, { timeout: 150_000 });
});

test('an evaluation leaves the clip that the user has open, and answers about it', async ({ page }) => {
  await evaluateOwn(page);
  await page.getByRole('link', { name: 'Compare', exact: true }).click();
  const title = page.getByRole('region', { name: 'Video' }).getByRole('heading', { level: 2 }).first();
  const before = await title.innerText();
  await page.getByRole('textbox', { name: 'Question' }).fill('What is in the video?');
  await page.getByRole('button', { name: 'Ask all' }).click();
  for (const column of await page.getByRole('region', { name: 'Compare' }).getByRole('article').all()) {
    await expect(column).toHaveAttribute('data-state', 'done', { timeout: 150_000 });
  }
  await page.getByRole('link', { name: 'Evaluate' }).click();
  await done(page);
  await page.getByRole('link', { name: 'Compare', exact: true }).click();
  await expect(title).toHaveText(before);
});

test('a file of questions says on which line it is wrong', async ({ page }) => {
  await openEvaluate(page);
  await setup(page).getByText('Your own').click();
  await chooseFiles(page, 'clip,question,answer\ngreen-cross.webm,What is it?,\nnowhere.mp4,What is it?,a dog');
  const alert = setup(page).getByRole('alert');
  await expect(alert).toContainText('Line 2: “answer” is missing or empty.');
  await expect(alert).toContainText('Line 3: “nowhere.mp4” is not among the chosen files.');
  await expect(page.getByRole('button', { name: 'Evaluate' })).toBeDisabled();
  await page.getByLabel('Choose files').setInputFiles(files.map(fileOf));
  await expect(alert).toContainText('There is no file of questions');
  await page.getByLabel('Choose a folder').setInputFiles(heldout);
  await expect(setup(page)).toContainText(countsOfHeldout);
});

test('a folder that is dropped on the page is walked through for clips and questions', async ({ page }) => {
  await openEvaluate(page);
  const browser = await page.context().newCDPSession(page);
  const data = { items: [], files: [resolve(heldout)], dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    await browser.send('Input.dispatchDragEvent', { type, x: 200, y: 300, data });
  }
  await expect(setup(page)).toContainText(countsOfHeldout);
});

const looks = [
  { name: 'laptop, light', width: 1440, height: 900, colorScheme: 'light' },
  { name: 'phone, dark', width: 390, height: 844, colorScheme: 'dark' },
] as const;

for (const { name, width, height, colorScheme } of looks) {
  test(`axe finds nothing in Evaluate, before and after a run (${name})`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await openEvaluate(page);
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
    await setup(page).getByText('Your own').click();
    await chooseFiles(page, csv(items));
    await setup(page).getByText('Without the video').click();
    await page.getByRole('button', { name: 'Evaluate' }).click();
    await expect(status(page)).toContainText('Done: 24 answers', { timeout: 150_000 });
    await results(page).getByRole('radio', { name: /^All/ }).click();
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
    const inside = await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth);
    expect(inside).toBe(true);
  });
}
