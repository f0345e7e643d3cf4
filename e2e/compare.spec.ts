import { readFileSync } from 'node:fs';
import AxeBuilder from '@axe-core/playwright';
import { expect, type Locator, type Page, test } from '@playwright/test';
import { clips, demo, openVideo, ready, seenOf } from './studio.ts';

const clip = `${clips}/green-cross.webm`;
const question = 'Describe the video?';

const columns = (page: Page): Locator => page.getByRole('region', { name: 'Compare' }).getByRole('article');
const framesIn = (column: Locator): Locator =>
  column.getByRole('list', { name: 'Sampled frames' }).getByRole('listitem');
const nameField = (column: Locator): Locator => column.getByRole('textbox', { name: /^Name of column/ });
const names = (page: Page): Promise<readonly (string | null)[]> =>
  columns(page).evaluateAll((articles) => articles.map((article) => article.getAttribute('aria-label')));

async function openCompare(page: Page, query = ''): Promise<void> {
  await page.goto(`/?view=compare${query}`);
  await ready(page, 'WASM');
  await openVideo(page, clip);
}

async function askAll(page: Page): Promise<void> {
  await page.getByRole('textbox', { name: 'Question' }).fill(question);
  await page.getByRole('button', { name: 'Ask all' }).click();
}

async function everyAnswer(page: Page): Promise<void> {
  for (const column of await columns(page).all()) {
    await expect(column).toHaveAttribute('data-state', 'done', { timeout: 150_000 });
  }
}

/** Presses a control as a keyboard does. */
async function press(control: Locator): Promise<void> {
  await control.focus();
  await control.press('Enter');
}

test('two recipes answer the same question, and show what each looked at and what it cost', async ({ page }) => {
  await openCompare(page);
  await expect(columns(page)).toHaveCount(2);
  await askAll(page);
  await everyAnswer(page);
  const [first, second] = [columns(page).nth(0), columns(page).nth(1)];
  await expect(framesIn(first)).toHaveCount(demo.frames);
  await expect(framesIn(second)).toHaveCount(demo.frames / 2);
  await expect(first).toContainText(`${seenOf(demo.frames)} → ${demo.kept} kept → ${demo.videoTokens} video tokens`);
  await expect(first).toContainText(/[\d.]+ kB → [\d.]+ kB/);
  await expect(second).toContainText(
    `${seenOf(demo.frames / 2)} → ${demo.kept} kept → ${demo.videoTokens} video tokens`,
  );
  await expect(second).toContainText(/(Same as|Differs from) column 1/);
  await expect(second).toContainText(/[\d.]+ (ms|s).* · [\d.,]+ tokens\/s · WASM/);

  await framesIn(second).getByRole('button').nth(3).click();
  const wanted = Number(await framesIn(second).locator('time').nth(3).getAttribute('datetime'));
  await expect
    .poll(() => page.locator('video').evaluate((video: HTMLVideoElement) => video.currentTime))
    .toBeCloseTo(wanted, 1);

  await second.getByRole('radio', { name: 'Unsure' }).click();
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export' }).click();
  await page.getByRole('menuitem', { name: 'JSON' }).click();
  const report = JSON.parse(readFileSync(await (await download).path(), 'utf8'));
  expect(report).toMatchObject({ clip: { name: 'green-cross.webm' }, question });
  expect(report.columns.map(({ verdict }: { verdict: string | null }) => verdict)).toEqual([null, 'unsure']);
  expect(report.columns[0].measures.frameTimes).toHaveLength(demo.frames);
  expect(report.columns[1].answer).not.toBe('');
});

test('with the keyboard alone columns are named, added, moved, removed and brought back; the address keeps them', async ({
  page,
}) => {
  await page.goto('/?view=compare');
  await nameField(columns(page).nth(1)).focus();
  await page.keyboard.type('Half, at most');
  await page.keyboard.press('Enter');
  await press(page.getByRole('button', { name: 'Add recipe' }));
  await expect(columns(page)).toHaveCount(3);
  await expect(nameField(columns(page).nth(2))).toBeFocused();

  await press(columns(page).nth(1).getByRole('button', { name: 'Move left' }));
  await expect(columns(page).nth(0)).toHaveAccessibleName('Half, at most');
  await expect(columns(page).nth(0).getByRole('button', { name: 'Move right' })).toBeFocused();

  await press(columns(page).nth(2).getByRole('button', { name: 'Remove' }));
  await expect(columns(page)).toHaveCount(2);
  await page.keyboard.press('Control+z');
  await expect(columns(page)).toHaveCount(3);

  const before = await names(page);
  expect(page.url()).toContain('name:Half,+at+most');
  await page.reload();
  await expect(columns(page)).toHaveCount(3);
  expect(await names(page)).toEqual(before);
});

test('what the recipe’s controls set is in the address, and undone in one step', async ({ page }) => {
  await page.goto('/?view=compare');
  await ready(page, 'WASM');
  const [second, half] = [columns(page).nth(1), demo.frames / 2];
  await press(second.getByRole('button', { name: `Uniform: ${half} frames` }));
  await second.getByRole('slider', { name: 'Frames' }).focus();
  for (let i = 0; i < 3; i++) await page.keyboard.press('ArrowRight');
  await expect(second).toHaveAccessibleName(`Uniform, ${half + 3} frames`);
  await expect.poll(() => page.url()).toContain(`recipe=sampler:uniform,frames:${half + 3},`);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(second).toHaveAccessibleName(`Uniform, ${half} frames`);
});

test('what a control sets after an undo is a step of its own', async ({ page }) => {
  await page.goto('/?view=compare&recipe=sampler:uniform,frames:4&recipe=sampler:uniform,frames:2');
  const second = columns(page).nth(1);
  await press(second.getByRole('button', { name: 'Uniform: 2 frames' }));
  const frames = second.getByRole('slider', { name: 'Frames' });
  await frames.press('ArrowRight');
  await nameField(columns(page).first()).fill('Mine');
  await nameField(columns(page).first()).press('Enter');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(nameField(columns(page).first())).toHaveValue('');
  await frames.press('ArrowRight');
  await expect(second).toHaveAccessibleName('Uniform, 4 frames');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(second).toHaveAccessibleName('Uniform, 3 frames');
});

test('an address that the browser refuses for now comes later, and the page goes on', async ({ page }) => {
  await page.addInitScript(() => {
    const replace = history.replaceState.bind(history);
    let refused = 0;
    history.replaceState = (...given) => {
      refused += 1;
      if (refused <= 2) throw new DOMException('Too many changes of the session history', 'SecurityError');
      replace(...given);
    };
  });
  await page.goto('/?view=compare&recipe=sampler:uniform,frames:4&recipe=sampler:uniform,frames:2');
  await nameField(columns(page).first()).fill('Mine');
  await nameField(columns(page).first()).press('Enter');
  await expect(columns(page).first()).toHaveAccessibleName('Mine');
  await page.getByRole('link', { name: 'Evaluate' }).click();
  await expect(page.getByRole('region', { name: 'Set-up' })).toContainText('Mine');
  await page.goBack();
  await expect.poll(() => page.url()).toContain('name:Mine');
});

test('views are links, and Back and Forward go between them', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('link', { name: 'Compare' }).click();
  await expect(columns(page)).toHaveCount(2);
  await expect(page).toHaveURL(/view=compare/);
  await page.goBack();
  await expect(page.getByRole('region', { name: 'Questions and answers' })).toBeVisible();
  await expect(page).not.toHaveURL(/view=/);
  await page.goForward();
  await expect(columns(page)).toHaveCount(2);
});

test('a link to a sampler that is not known says so, and compares with the usual recipe', async ({ page }) => {
  await page.goto('/?view=compare&recipe=sampler:psychic&recipe=sampler:fps,rate:2');
  await expect(page.getByRole('status').filter({ hasText: '“psychic”' })).toBeVisible();
  await expect(columns(page)).toHaveCount(2);
  await expect.poll(() => names(page)).toEqual([`Uniform, ${demo.frames} frames`, 'Frames per second, rate 2']);
});

test('one column is stopped while the others go on, and can be asked again; all are stopped at once', async ({
  page,
}) => {
  await openCompare(page);
  await askAll(page);
  const [first, second] = [columns(page).nth(0), columns(page).nth(1)];
  await second.getByRole('button', { name: 'Stop' }).click();
  await expect(second).toHaveAttribute('data-state', 'stopped');
  await expect(first).toHaveAttribute('data-state', 'done', { timeout: 150_000 });
  await second.getByRole('button', { name: 'Ask again' }).click();
  await everyAnswer(page);
  await page.getByRole('button', { name: 'Ask all' }).click();
  await page.getByRole('button', { name: 'Stop all' }).click();
  await expect(first).not.toHaveAttribute('data-state', /waiting|streaming/);
  await expect(second).toHaveAttribute('data-state', 'stopped');
  await expect(page.getByRole('button', { name: 'Ask all' })).toBeVisible();
});

test('controls fold when the columns are asked, and colours mean the same in all columns or in each its own', async ({
  page,
}) => {
  await openCompare(page);
  const first = columns(page).first();
  await first.locator('.column-recipe-line').click();
  await expect(first.getByLabel('Sampler')).toBeVisible();
  await askAll(page);
  await expect(first.getByLabel('Sampler')).toBeHidden();
  await everyAnswer(page);
  const ends = () => columns(page).locator('.legend').allInnerTexts();
  const shared = page.getByLabel('Same colours in all columns');
  await page.getByRole('radio', { name: 'Significance', exact: true }).click();
  await expect(shared).toBeChecked();
  const [one, other] = await ends();
  expect(one).toBe(other);
  await shared.uncheck();
  await expect(shared).not.toBeChecked();
});

test('what another answer has and the first has not is marked', async ({ page }) => {
  await openCompare(page, '&recipe=sampler:uniform,frames:8&recipe=sampler:uniform,frames:8,compressor:avg');
  await askAll(page);
  await everyAnswer(page);
  const [first, second] = [columns(page).nth(0).locator('.answer'), columns(page).nth(1).locator('.answer')];
  await expect(columns(page).nth(1)).toContainText('Differs from column 1');
  const marked = await second.locator('mark').allInnerTexts();
  expect(marked.length).toBeGreaterThan(0);
  await expect(second).toContainText(marked[0] ?? '');
  await expect(first.locator('mark')).toHaveCount(0);
});

test('frames dropped in one column are asked again without, in that column alone', async ({ page }) => {
  await openCompare(page, '&recipe=sampler:uniform,frames:4&recipe=sampler:uniform,frames:3');
  await askAll(page);
  await everyAnswer(page);
  const [first, second] = [columns(page).nth(0), columns(page).nth(1)];
  await page.getByRole('radiogroup', { name: 'A click on the frames' }).getByRole('radio', { name: 'Drop' }).click();
  await first.getByRole('button', { name: 'Drop frame 1', exact: true }).click();
  await expect(first.locator('.edits')).toHaveText('64 dropped');
  await first.locator('.edit-bar').getByRole('button', { name: 'Ask again' }).click();
  await expect(first).toContainText('64 dropped', { timeout: 150_000 });
  await everyAnswer(page);
  await expect(first.locator('.column-cost')).toContainText('64 dropped');
  await expect(second.locator('.column-cost')).not.toContainText('dropped');
});

test('a look ahead of the question is stopped, and a question then looks itself', async ({ page }) => {
  const many = 'sampler:uniform,frames:64';
  await page.goto(`/?view=compare&recipe=${many}&recipe=${many},compressor:avg`);
  await ready(page, 'WASM');
  // Else the look at the sample before it might be the one that is stopped.
  await openVideo(page, clip);
  const first = columns(page).nth(0);
  await first.getByRole('button', { name: 'Stop' }).click();
  await expect(first).toContainText('Stopped.');
  await askAll(page);
  await expect(first).toHaveAttribute('data-state', 'done', { timeout: 150_000 });
  await expect(first).toContainText('64 frames →');
});

const looks = [
  { name: 'laptop, light', width: 1440, height: 900, colorScheme: 'light' },
  { name: 'phone, dark', width: 390, height: 844, colorScheme: 'dark' },
] as const;

for (const { name, width, height, colorScheme } of looks) {
  test(`axe finds nothing in the comparison, before and after its answers (${name})`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await openCompare(page, '&recipe=sampler:uniform,frames:4&recipe=sampler:fps,rate:0.5,cap:4');
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
    await askAll(page);
    await everyAnswer(page);
    await columns(page).first().locator('.column-recipe-line').click();
    await columns(page)
      .first()
      .getByRole('button', { name: /tokens\/s/ })
      .click();
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
    const [left, right] = await Promise.all([0, 1].map((at) => columns(page).nth(at).boundingBox()));
    expect(left?.y).toBe(right?.y);
    expect((right?.x ?? width) + (right?.width ?? width)).toBeLessThanOrEqual(width);
  });
}

test('a comparison that was not asked yet is taken along with the question in its box, and not without one', async ({
  page,
}) => {
  await openCompare(page);
  const json = page.getByRole('menuitem', { name: 'JSON' });
  await page.getByRole('button', { name: 'Export' }).click();
  await expect(json).toBeDisabled();
  await expect(json).toContainText('Write a question first');
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  await page.keyboard.press('Escape');

  await page.getByRole('textbox', { name: 'Question' }).fill(question);
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export' }).click();
  await json.click();
  const recording = readFileSync(await (await download).path());
  await page.getByRole('textbox', { name: 'Question' }).fill('');
  await page
    .getByLabel('Replay', { exact: true })
    .setInputFiles({ name: 'unasked.json', mimeType: 'application/json', buffer: recording });
  await expect(page.getByRole('region', { name: 'Replay' })).toContainText(`Replay of “${question}”`);
  await expect(page.getByRole('textbox', { name: 'Question' })).toHaveValue(question);
});

test('an exported comparison asks for its file, and comes out the same when it is run again', async ({ page }) => {
  await openCompare(page, '&recipe=sampler:uniform,frames:4&recipe=sampler:uniform,frames:2');
  await askAll(page);
  await everyAnswer(page);
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export' }).click();
  await page.getByRole('menuitem', { name: 'JSON' }).click();
  const recording = await (await download).path();

  await test.step('over the answers of before it starts anew, and undo brings them back', async () => {
    await page.getByLabel('Replay', { exact: true }).setInputFiles({
      name: 'green-cross-comparison.json',
      mimeType: 'application/json',
      buffer: Buffer.from(readFileSync(recording, 'utf8').replaceAll(question, 'Where is it?')),
    });
    await expect(page.getByRole('textbox', { name: 'Question' })).toHaveValue('Where is it?');
    for (const column of await columns(page).all()) await expect(column).toHaveAttribute('data-state', 'idle');
    await expect(page.getByRole('button', { name: 'Ask again' })).toHaveCount(0);
    await page.getByRole('button', { name: 'Undo' }).click();
    await everyAnswer(page);
    await expect(page.getByRole('textbox', { name: 'Question' })).toHaveValue(question);
  });

  await page.goto('/?view=compare');
  await ready(page, 'WASM');
  const replay = page.getByRole('region', { name: 'Replay' });
  await page.getByLabel('Replay', { exact: true }).setInputFiles({
    name: 'green-cross-comparison.json',
    mimeType: 'application/json',
    buffer: readFileSync(recording),
  });
  await expect(replay).toContainText('The open file is another one. Open green-cross.webm');
  expect(await names(page)).toEqual(['Uniform, 4 frames', 'Uniform, 2 frames']);
  for (const column of await columns(page).all()) await expect(nameField(column)).toHaveValue('');
  await openVideo(page, clip);
  await replay.getByRole('button', { name: 'Run again' }).click();
  await everyAnswer(page);
  await expect(replay.getByRole('listitem')).toHaveText([
    '1 · Uniform, 4 frames: same answer, same frames.',
    '2 · Uniform, 2 frames: same answer, same frames.',
  ]);
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);

  await page.getByRole('button', { name: 'Undo' }).click();
  await replay.getByRole('button', { name: 'Run again' }).click();
  expect(await names(page)).toEqual(['Uniform, 4 frames', 'Uniform, 2 frames']);
  await everyAnswer(page);
  await expect(replay.getByRole('listitem')).toHaveCount(2);
  await replay.getByRole('button', { name: 'Close the replay' }).click();
  await expect(replay).toHaveCount(0);

  await page.getByLabel('Replay', { exact: true }).setInputFiles({
    name: 'other.json',
    mimeType: 'application/json',
    buffer: Buffer.from('{}'),
  });
  await expect(page.getByText('This is not a comparison that can be run again: other.json, at kind.')).toBeVisible();
});
