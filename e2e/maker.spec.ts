import { readFile } from 'node:fs/promises';
import AxeBuilder from '@axe-core/playwright';
import { type Download, expect, type Page, test } from '@playwright/test';
import { ALL_FORMATS, BufferSource, Input } from 'mediabunny';
import { normalise } from '../src/domain/scoring.ts';
import { answers, ask, ready } from './studio.ts';

const maker = (page: Page) => page.getByRole('dialog', { name: 'Make a clip' });
const scenes = (page: Page) => maker(page).getByRole('list', { name: 'Scenes' }).getByRole('listitem');

async function openMaker(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Make a clip' }).click();
  await expect(scenes(page)).toHaveCount(2);
}

/** Chooses what the first thing of the scene on show is. */
async function choose(page: Page, thing: string): Promise<void> {
  await maker(page)
    .getByRole('button', { name: /^Thing: / })
    .first()
    .click();
  await page.getByRole('button', { name: thing, exact: true }).click();
}

/** What the file says of itself, read as any other program would. */
async function probe(download: Download) {
  const input = new Input({ formats: ALL_FORMATS, source: new BufferSource(await readFile(await download.path())) });
  const track = await input.getPrimaryVideoTrack();
  if (track === null) throw new Error('The file has no video track.');
  const { packetCount } = await track.computePacketStats();
  return {
    container: (await input.getFormat()).name,
    codec: await track.getCodec(),
    width: await track.getDisplayWidth(),
    height: await track.getDisplayHeight(),
    frames: packetCount,
    duration: await track.computeDuration(),
  };
}

async function downloaded(page: Page): Promise<Download> {
  const download = page.waitForEvent('download');
  await maker(page).getByRole('button', { name: 'Download' }).click();
  return download;
}

test('a clip of two scenes is made, opened and asked about; what was made stands under the answer', async ({
  page,
}) => {
  await page.goto('/');
  await ready(page, 'WASM');
  await openMaker(page);
  await choose(page, 'Rocket');
  await maker(page).getByRole('combobox', { name: 'Does' }).selectOption('Moves up');
  await maker(page)
    .getByRole('button', { name: /^Scene 2/ })
    .click();
  await choose(page, 'Red heart');
  await maker(page).getByRole('button', { name: 'Open it' }).click();
  await expect(maker(page)).toBeHidden();
  await expect(page.getByRole('heading', { name: 'made-rocket-heart.mp4' })).toBeVisible();
  expect(normalise(await ask(page, 'What comes first?'))).toBe('rocket');
  await expect(answers(page).last()).toContainText('In the clip you made: a rocket');
  const suggestions = page.getByRole('list', { name: 'Suggested questions' });
  await expect(suggestions.getByRole('button', { name: 'Which way does the rocket move?' })).toBeVisible();
  await suggestions.getByRole('button', { name: 'What colour is the heart?' }).click();
  await expect(answers(page).last()).toContainText('In the clip you made: red');

  await test.step('the history has the file, which is nowhere else', async () => {
    await page.reload();
    await ready(page, 'WASM');
    await page.getByRole('button', { name: 'History' }).click();
    await page.getByRole('button', { name: 'Open made-rocket-heart.mp4' }).click();
    await expect(page.getByRole('heading', { name: 'made-rocket-heart.mp4' })).toBeVisible();
    await expect(answers(page).last()).toContainText('In the clip you made: red');
    expect(normalise(await ask(page, 'What comes last?'))).toBe('red heart');
  });
});

test('what is downloaded is a video of as many frames as were promised, as MP4 and as WebM', async ({ page }) => {
  await page.goto('/');
  await openMaker(page);
  await expect(maker(page)).toContainText('2 scenes · 0:04.8 · 120 frames');
  const mp4 = await probe(await downloaded(page));
  expect(mp4).toMatchObject({ container: 'MP4', codec: 'avc', width: 480, height: 360, frames: 120 });
  expect(mp4.duration).toBeCloseTo(4.8, 2);
  await maker(page).getByRole('combobox', { name: 'File' }).selectOption('WebM (VP9)');
  await maker(page).getByRole('combobox', { name: 'Picture' }).selectOption('16 : 9, wide');
  const webm = await probe(await downloaded(page));
  expect(webm).toMatchObject({ container: 'WebM', codec: 'vp9', width: 480, height: 270, frames: 120 });
  expect(webm.duration).toBeCloseTo(4.8, 2);
});

test('scenes are added, moved, removed and brought back; a reload finds them again', async ({ page }) => {
  await page.goto('/');
  await openMaker(page);
  const press = (name: string) => maker(page).getByRole('button', { name, exact: true }).click();
  await press('Add a scene');
  await expect(scenes(page)).toHaveCount(3);
  await press('Move scene 2 earlier');
  await expect(scenes(page).nth(1).getByRole('button')).toHaveAccessibleName(/^Scene 2: a dog moves right/);
  await press('Remove scene 1');
  await expect(scenes(page)).toHaveCount(2);
  await press('Undo');
  await expect(scenes(page)).toHaveCount(3);
  await page.reload();
  await page.getByRole('button', { name: 'Make a clip' }).click();
  await expect(scenes(page)).toHaveCount(3);
});

test('a link opens the maker with its storyboard, and then leaves the address', async ({ page }) => {
  await page.goto(
    '/?storyboard=16-9.webm_night,cut,2,purple-star.spin.middle_sand,wipe,1.4,car.left.top,tree.still.bottom-left',
  );
  await expect(scenes(page)).toHaveCount(2);
  await expect(maker(page)).toContainText('2 scenes · 0:03.4 · 85 frames');
  await expect(scenes(page).nth(1).getByRole('button')).toHaveAccessibleName(
    'Scene 2: a car moves left and a tree stays still, 0:01.4',
  );
  expect(new URL(page.url()).searchParams.has('storyboard')).toBe(false);
  await ready(page, 'WASM');
  await expect(maker(page)).toContainText('The model was not trained on: purple star.');
  await maker(page).getByRole('button', { name: 'Undo' }).click();
  await expect(scenes(page).nth(0).getByRole('button')).toHaveAccessibleName(/a dog moves right/);
});

test('with the keyboard alone a scene is filled and the maker left; a stopped clip is not made', async ({ page }) => {
  await page.goto('/?storyboard=4-3.mp4_night,cut,8,dog.right.middle_slate,cut,8,cat.left.top_slate,cut,8,key.up.left');
  await expect(scenes(page)).toHaveCount(3);
  await maker(page)
    .getByRole('button', { name: /^Thing: dog/ })
    .focus();
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Frog', exact: true }).focus();
  await page.keyboard.press('Enter');
  await expect(maker(page).getByRole('button', { name: /^Thing: frog/ })).toBeVisible();
  await maker(page).getByRole('radio', { name: 'Middle' }).focus();
  await page.keyboard.press('ArrowDown');
  await expect(maker(page).getByRole('radio', { name: 'Bottom' })).toBeChecked();
  await maker(page).getByRole('button', { name: 'Open it' }).focus();
  await page.keyboard.press('Enter');
  await maker(page).getByRole('button', { name: 'Stop' }).click();
  await expect(maker(page).getByRole('button', { name: 'Open it' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(maker(page)).toBeHidden();
  await expect(page.getByRole('button', { name: 'Make a clip' })).toBeFocused();
  await expect(page.getByRole('heading', { name: /made-/ })).toHaveCount(0);
});

const looks = [
  { name: 'laptop, light', width: 1440, height: 900, colorScheme: 'light' },
  { name: 'laptop, dark', width: 1440, height: 900, colorScheme: 'dark' },
  { name: 'phone, light', width: 390, height: 844, colorScheme: 'light' },
  { name: 'phone, dark', width: 390, height: 844, colorScheme: 'dark' },
] as const;

for (const { name, width, height, colorScheme } of looks) {
  test(`axe finds nothing in the clip maker, nor in its list of things (${name})`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.goto('/');
    await ready(page, 'WASM');
    await openMaker(page);
    await maker(page).getByRole('button', { name: 'Add a thing' }).click();
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
    await maker(page)
      .getByRole('button', { name: /^Thing: / })
      .first()
      .click();
    await expect(page.getByRole('button', { name: 'Frog', exact: true })).toBeVisible();
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  });
}

test('the maker breaks no rule of the content security policy', async ({ page }) => {
  const broken: string[] = [];
  page.on('console', (message) => {
    if (/Content Security Policy|TrustedScript|Trusted Type/i.test(message.text())) broken.push(message.text());
  });
  await page.goto('/');
  await openMaker(page);
  await maker(page).getByRole('button', { name: 'Surprise me' }).click();
  await downloaded(page);
  expect(broken).toEqual([]);
});
