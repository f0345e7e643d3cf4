import { expect, type Page, test } from '@playwright/test';
import { answers, ask, frameTimes, heldout, openVideo, ready } from './studio.ts';

/** 72 frames, 25 a second: a cactus, then, after a cut, a fish. ffprobe lists key frames at 0 and at the cut. */
const clip = { file: `${heldout}/clip-0014.mp4`, duration: 2.88, cut: 1.24, rate: 25 };

/** The frame shown at a moment. */
const shownAt = (time: number): number => Math.floor(time * clip.rate + 1e-6) / clip.rate;

/** The frames shown at the centres of `count` equal parts. */
const centres = (from: number, to: number, count: number): readonly number[] =>
  Array.from({ length: count }, (_, i) => shownAt(from + ((i + 0.5) / count) * (to - from)));

const gaps = (times: readonly number[]): readonly number[] =>
  times.slice(1).map((time, at) => time - (times[at] ?? time));

const samplers: readonly { readonly label: string; readonly isRight: (times: readonly number[]) => void }[] = [
  { label: 'Key frames', isRight: (times) => expect(times).toEqual([0, clip.cut]) },
  {
    label: 'Shots',
    isRight: (times) => {
      const shown = [...centres(0, clip.cut, 4), ...centres(clip.cut, clip.duration, 4)];
      expect(times).toEqual(shown.map((time) => expect.closeTo(time, 3)));
    },
  },
  {
    label: 'Change',
    isRight: (times) => {
      expect(times).toHaveLength(8);
      expect(Math.min(...gaps(times))).toBeGreaterThan(0);
      expect(times.filter((time) => time < clip.cut).length).toBeGreaterThanOrEqual(2);
      expect(times.filter((time) => time >= clip.cut).length).toBeGreaterThanOrEqual(2);
    },
  },
  {
    label: 'Runs',
    isRight: (times) => {
      expect(times).toHaveLength(8);
      // Two runs of four, each over a quarter of the clip; one has the cut in its middle.
      const within = gaps(times).filter((_, at) => at !== 3);
      expect(Math.max(...within)).toBeLessThan(clip.duration / 16 + 1 / clip.rate);
      const runs = [times.slice(0, 4), times.slice(4)];
      expect(runs.some(([, before = 0, after = 0]) => before < clip.cut && after >= clip.cut)).toBe(true);
    },
  },
  {
    label: 'Frames per second',
    isRight: (times) => expect(times).toEqual([0.5, 1.5].map((time) => expect.closeTo(shownAt(time), 3))),
  },
  {
    label: 'Uniform',
    isRight: (times) => expect(times).toEqual(centres(0, clip.duration, 8).map((time) => expect.closeTo(time, 3))),
  },
];

/** The last answer's table of stage times. */
const stageRow = (page: Page, stage: string) =>
  answers(page).last().getByRole('table', { name: 'Time of each stage' }).getByRole('row', { name: stage });

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
  await expect(stageRow(page, 'Survey')).toContainText(/ms|s$/);
  await page.getByRole('button', { name: /^Recipe/ }).click();
  await choose(page, 'Uniform');
  await ask(page, 'Describe the video?');
  await answers(page)
    .last()
    .getByRole('button', { name: /frames →/ })
    .click();
  await expect(stageRow(page, 'Decode')).toBeVisible();
  await expect(stageRow(page, 'Survey')).toHaveCount(0);
});
