import { expect, type Page, test } from '@playwright/test';
import { clip, shownAt } from './cactusThenFish.ts';
import { answers, ask, demo, frameTimes, openVideo, ready, stageRow } from './studio.ts';

/** The frames shown at the centres of `count` equal parts. */
const centres = (from: number, to: number, count: number): readonly number[] =>
  Array.from({ length: count }, (_, i) => shownAt(from + ((i + 0.5) / count) * (to - from)));

const gaps = (times: readonly number[]): readonly number[] =>
  times.slice(1).map((time, at) => time - (times[at] ?? time));

/** How many frames each of the two shots gets: every one goes where they are furthest apart. */
const perShot = Array.from({ length: demo.frames - 2 }).reduce<readonly [number, number]>(
  ([first, second]) =>
    clip.cut / first >= (clip.duration - clip.cut) / second ? [first + 1, second] : [first, second + 1],
  [1, 1],
);

const samplers: readonly { readonly label: string; readonly isRight: (times: readonly number[]) => void }[] = [
  { label: 'Key frames', isRight: (times) => expect(times).toEqual([0, clip.cut]) },
  {
    label: 'Shots',
    isRight: (times) => {
      const [first, second] = perShot;
      const shown = [...centres(0, clip.cut, first), ...centres(clip.cut, clip.duration, second)];
      expect(times).toEqual(shown.map((time) => expect.closeTo(time, 3)));
    },
  },
  {
    label: 'Change',
    isRight: (times) => {
      expect(times).toHaveLength(demo.frames);
      expect(Math.min(...gaps(times))).toBeGreaterThan(0);
      expect(times.filter((time) => time < clip.cut).length).toBeGreaterThanOrEqual(2);
      expect(times.filter((time) => time >= clip.cut).length).toBeGreaterThanOrEqual(2);
    },
  },
  {
    label: 'Slow and fast',
    isRight: (times) => {
      expect(times).toHaveLength(demo.frames);
      expect(times).toContain(clip.cut);
      expect(times[0]).toBeLessThan(0.1);
      expect(Math.min(...gaps(times))).toBeGreaterThan(0);
    },
  },
  {
    label: 'Runs',
    isRight: (times) => {
      expect(times).toHaveLength(demo.frames);
      // Runs of four, all together over half of the clip; one has the cut in it.
      const within = gaps(times).filter((_, at) => at % 4 !== 3);
      expect(Math.max(...within)).toBeLessThan(clip.duration / 2 / times.length + 1 / clip.rate);
      const starts = times.filter((_, at) => at % 4 === 0);
      expect(starts.some((time, run) => time < clip.cut && (times[4 * run + 3] ?? 0) >= clip.cut)).toBe(true);
    },
  },
  {
    label: 'Frames per second',
    isRight: (times) => expect(times).toEqual([0.5, 1.5].map((time) => expect.closeTo(shownAt(time), 3))),
  },
  {
    label: 'Uniform',
    isRight: (times) =>
      expect(times).toEqual(centres(0, clip.duration, demo.frames).map((time) => expect.closeTo(time, 3))),
  },
];

const choose = (page: Page, label: string): Promise<void> =>
  page.getByRole('radiogroup', { name: 'Sampler' }).getByText(label, { exact: true }).click();

test('each sampler of the recipe fills the strip with its own frames, and an answer comes of them', async ({
  page,
}) => {
  test.slow();
  await page.goto('/');
  await ready(page, 'WASM');
  await openVideo(page, clip.file);
  await page.getByRole('button', { name: /^Recipe/ }).click();
  for (const { label, isRight } of samplers) {
    await test.step(label, async () => {
      await choose(page, label);
      await expect(async () => isRight(await frameTimes(page))).toPass({ timeout: 60_000 });
      expect(await ask(page, 'Describe the video?')).not.toBe('');
    });
  }
});

test('the evidence tells of the survey where the sampler needed one', async ({ page }) => {
  test.slow();
  await page.goto('/?sampler=shots&frames=4');
  await ready(page, 'WASM');
  await openVideo(page, clip.file);
  await ask(page, 'Describe the video?');
  await answers(page)
    .last()
    .getByRole('button', { name: /frames →/ })
    .click();
  await expect(stageRow(answers(page).last(), 'Survey')).toContainText(/ms|s$/);
  await page.getByRole('button', { name: /^Recipe/ }).click();
  await choose(page, 'Uniform');
  await ask(page, 'Describe the video?');
  await answers(page)
    .last()
    .getByRole('button', { name: /frames →/ })
    .click();
  await expect(stageRow(answers(page).last(), 'Decode')).toBeVisible();
  await expect(stageRow(answers(page).last(), 'Survey')).toHaveCount(0);
});

const marks = (page: Page) => page.getByRole('slider', { name: /^Frame \d+ by hand/ });
const moments = async (page: Page): Promise<readonly number[]> =>
  (await marks(page).evaluateAll((all) => all.map((mark) => mark.getAttribute('aria-valuenow')))).map(Number);

test('frames are set by hand: with the keyboard, by dragging, and in the address', async ({ page }) => {
  test.slow();
  await page.goto('/?sampler=manual&times=0.4_2.2');
  await ready(page, 'WASM');
  await openVideo(page, clip.file);
  await expect.poll(() => frameTimes(page)).toEqual([shownAt(0.4), shownAt(2.2)]);

  await marks(page).nth(1).focus();
  await page.keyboard.press('ArrowRight');
  await expect(marks(page).nth(1)).toBeFocused();
  await expect.poll(() => frameTimes(page)).toEqual([0.4, 2.24]);

  const lane = await page.locator('.moments').boundingBox();
  const mark = await marks(page).first().boundingBox();
  if (lane === null || mark === null) throw new Error('the timeline has a place');
  await page.mouse.move(mark.x + mark.width / 2, mark.y + mark.height / 2);
  await page.mouse.down();
  await page.mouse.move(lane.x + lane.width / 2, mark.y + mark.height / 2, { steps: 4 });
  await page.mouse.up();
  const [dragged = 0] = await moments(page);
  expect(Math.abs(dragged - clip.duration / 2)).toBeLessThan(0.05);
  await expect.poll(() => frameTimes(page)).toEqual([shownAt(dragged), 2.24]);

  await page.locator('video').evaluate((video: HTMLVideoElement) => {
    video.currentTime = 1;
  });
  await page.getByRole('button', { name: 'Look at this moment' }).click();
  await expect.poll(() => frameTimes(page)).toHaveLength(3);
  await marks(page).last().focus();
  await page.keyboard.press('Delete');
  await expect.poll(() => frameTimes(page)).toEqual([1, shownAt(dragged)]);
  await expect(marks(page).last()).toBeFocused();

  const address = new URL(page.url()).searchParams.get('times');
  await page.reload();
  await expect.poll(() => moments(page)).toHaveLength(2);
  expect((await moments(page)).join('_')).toBe(address);
});

test('a part of the clip is set on the timeline: its frames lie between its ends, which the address keeps', async ({
  page,
}) => {
  const evenly = (from: number, to: number) => [0, 1, 2, 3].map((i) => shownAt(from + ((i + 0.5) / 4) * (to - from)));
  await page.goto('/?sampler=part&frames=4&ends=0.4_1.2');
  await ready(page, 'WASM');
  await openVideo(page, clip.file);
  await expect.poll(() => frameTimes(page)).toEqual(evenly(0.4, 1.2));
  const ends = page.getByRole('slider', { name: /^End \d of the part/ });
  await expect(ends).toHaveCount(2);

  await page.locator('video').evaluate((video: HTMLVideoElement) => {
    video.currentTime = 2;
  });
  await page.getByRole('button', { name: 'Let the part begin or end here' }).click();
  await expect.poll(() => frameTimes(page)).toEqual(evenly(0.4, 2));
  expect(new URL(page.url()).searchParams.get('ends')).toBe('0.4_2');
  await ends.first().focus();
  await page.keyboard.press('Delete');
  await expect.poll(() => frameTimes(page)).toEqual(evenly(2, clip.duration));
});

test('in the comparison a moment set by hand is undone', async ({ page }) => {
  await page.goto('/?view=compare&recipe=sampler:manual,times:0.4_2.2&recipe=sampler:uniform,frames:2');
  await ready(page, 'WASM');
  await openVideo(page, clip.file);
  await expect(marks(page)).toHaveCount(2);
  await marks(page).first().focus();
  await page.keyboard.press('Delete');
  await expect(marks(page)).toHaveCount(1);
  await page.keyboard.press('Control+z');
  await expect.poll(() => moments(page)).toEqual([0.4, 2.2]);
});

test('where moments are removed with the keyboard, it goes on with the next one, and at last with what sets others', async ({
  page,
}) => {
  await page.goto('/?sampler=manual&times=0.4_1_2.2');
  await openVideo(page, clip.file);
  await marks(page).nth(1).focus();
  await page.keyboard.press('Delete');
  await expect(marks(page)).toHaveCount(2);
  await expect(marks(page).nth(1)).toBeFocused();
  await page.keyboard.press('Delete');
  await expect(marks(page).first()).toBeFocused();
  await page.keyboard.press('Delete');
  await expect(page.getByRole('slider', { name: 'Moment in the video' })).toBeFocused();

  await page.goto('/?sampler=manual&times=0.4_1_2.2');
  await page.getByRole('button', { name: /^Recipe/ }).click();
  const removes = page.getByRole('list', { name: 'Moments' }).getByRole('button', { name: /^Remove/ });
  await removes.first().press('Enter');
  await expect(removes).toHaveCount(2);
  await expect(removes.first()).toBeFocused();
  await removes.last().press('Enter');
  await expect(removes.first()).toBeFocused();
  await removes.first().press('Enter');
  await expect(page.getByRole('button', { name: 'Add the moment on show' })).toBeFocused();
});

test('an edit of the recipe is undone and done again, by button and by key', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('button', { name: /^Recipe/ }).click();
  const sampler = page.getByRole('radiogroup', { name: 'Sampler' });
  const undo = page.getByRole('button', { name: 'Undo in the recipe' });
  await expect(undo).toHaveCount(0);
  await sampler.getByText('Shots', { exact: true }).click();
  await sampler.getByText('Change', { exact: true }).click();
  await undo.click();
  await expect(sampler.getByRole('radio', { checked: true })).toHaveAccessibleName(/^Shots/);
  await page.keyboard.press('ControlOrMeta+z');
  await expect(sampler.getByRole('radio', { checked: true })).toHaveAccessibleName(/^Uniform/);
  await page.getByRole('button', { name: 'Redo in the recipe' }).click();
  await expect(sampler.getByRole('radio', { checked: true })).toHaveAccessibleName(/^Shots/);
  expect(new URL(page.url()).searchParams.get('sampler')).toBe('shots');
});
