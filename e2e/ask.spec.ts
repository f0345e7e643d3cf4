import { expect, test } from '@playwright/test';
import { normalise } from '../src/domain/scoring.ts';
import {
  answers,
  ask,
  chooseFile,
  clips,
  conversation,
  demo,
  frameTimes,
  heldout,
  media,
  openVideo,
  ready,
  sampledFrames,
  seenOf,
} from './studio.ts';

test('a held-out H.264 MP4 is opened, asked about and answered right', async ({ page }) => {
  await page.goto('/');
  await ready(page, 'WASM');
  await openVideo(page, `${clips}/cactus-then-fish.mp4`);
  expect(normalise(await ask(page, 'What happens before the fish'))).toBe('cactus');
  expect(normalise(await ask(page, 'Which object is shown first?'))).toBe('cactus');
});

test('a held-out VP9 WebM is asked about while it still opens, and answered right', async ({ page }) => {
  await page.goto('/');
  await ready(page, 'WASM');
  await chooseFile(page, `${clips}/green-cross.webm`);
  expect(normalise(await ask(page, 'What is the colour you see on the cross?'))).toBe('green');
  expect(normalise(await ask(page, 'How many separate objects are there?'))).toBe('three');
});

test('on the first visit a sample clip is open and one click asks about it', async ({ page }) => {
  await page.goto('/');
  await ready(page, 'WASM');
  await expect(sampledFrames(page)).toHaveCount(demo.frames);
  await page.getByRole('list', { name: 'Suggested questions' }).getByRole('button').first().click();
  await expect(answers(page).first()).toHaveAttribute('data-state', 'done');
});

test('the strip shows the frames at the centres of equal parts, by presentation time', async ({ page }) => {
  await page.goto('/');
  await ready(page, 'WASM');
  await openVideo(page, `${clips}/cactus-then-fish.mp4`);
  await expect(sampledFrames(page)).toHaveCount(demo.frames);
  const times = await frameTimes(page);
  const duration = await page.locator('video').evaluate((video: HTMLVideoElement) => video.duration);
  times.forEach((time, i) => {
    const wanted = ((i + 0.5) / demo.frames) * duration;
    expect(time).toBeLessThanOrEqual(wanted + 1e-3);
    expect(time).toBeGreaterThan(wanted - 0.05);
  });
});

test('a second question on the same video neither decodes nor encodes again', async ({ page }) => {
  await page.goto('/');
  await ready(page, 'WASM');
  await openVideo(page, `${clips}/green-cross.webm`);
  await ask(page, 'How many separate objects are there?');
  await ask(page, 'Describe the video?');
  await answers(page)
    .nth(1)
    .getByRole('button', { name: /frames →/ })
    .click();
  await expect(answers(page).nth(1)).toContainText('from cache');
});

test('every answer says what it rests on', async ({ page }) => {
  await page.goto('/');
  await ready(page, 'WASM');
  await openVideo(page, `${clips}/green-cross.webm`);
  await ask(page, 'Describe the video?');
  await expect(answers(page).first()).toContainText(
    new RegExp(
      String.raw`${seenOf(demo.frames)} → ${demo.kept} kept → ${demo.videoTokens} video tokens · [\d.]+ (ms|s) · [\d.,]+ tokens/s · WASM · Sprite lab`,
    ),
  );
});

test('Stop ends an answer at once and keeps what is there; it can be asked again', async ({ page }) => {
  await page.goto('/');
  await ready(page, 'WASM');
  await openVideo(page, `${clips}/green-cross.webm`);
  await page.getByRole('textbox', { name: 'Question' }).fill('Describe the video?');
  await page.getByRole('button', { name: 'Ask', exact: true }).click();
  await page.getByRole('button', { name: 'Stop', exact: true }).click();
  await expect(answers(page).first()).toContainText('Stopped.');
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(answers(page).first().locator('.answer')).not.toBeEmpty();
  await expect(answers(page).first()).toHaveAttribute('data-state', 'done');
});

test('a question that is sent while another waits for its answer stays in its box, and is asked after', async ({
  page,
}) => {
  await page.goto('/');
  const box = page.getByRole('textbox', { name: 'Question' });
  await box.fill('Describe the video?');
  await box.press('Enter');
  await expect(box).toHaveValue('');
  await expect(page.getByRole('button', { name: 'Stop', exact: true })).toBeVisible();
  await box.fill('What moves left?');
  await box.press('Enter');
  await expect(box).toHaveValue('What moves left?');
  await expect(answers(page)).toHaveCount(1);
  await expect(answers(page).first()).toHaveAttribute('data-state', 'done', { timeout: 150_000 });
  await box.press('Enter');
  await expect(box).toHaveValue('');
  await expect(answers(page)).toHaveCount(2);
});

test('a moment that an answer names is a link to it', async ({ page }) => {
  await page.goto('/');
  await ready(page, 'WASM');
  await openVideo(page, `${heldout}/clip-0033.webm`);
  expect(await ask(page, 'How many seconds does it take until the snowman spins?')).toMatch(/^at [\d.]+ seconds$/);
  const link = answers(page)
    .last()
    .getByRole('button', { name: /^at [\d.]+ seconds$/ });
  const moment = Number.parseFloat((await link.innerText()).slice(3));
  await link.click();
  await expect
    .poll(() => page.locator('video').evaluate((video: HTMLVideoElement) => video.currentTime))
    .toBeCloseTo(moment, 2);
});

test('words that the model does not know are named', async ({ page }) => {
  await page.goto('/');
  await ready(page, 'WASM');
  await openVideo(page, `${clips}/green-cross.webm`);
  await ask(page, 'Where is the xylophone?');
  await expect(conversation(page)).toContainText('xylophone', { timeout: 1000 });
  await expect(answers(page).first().locator('.notice')).toContainText('xylophone');
});

test('a video with an alpha plane is answered too', async ({ page }) => {
  await page.goto('/');
  await ready(page, 'WASM');
  await openVideo(page, `${media}/alpha.webm`);
  expect(await ask(page, 'What is in the video?')).not.toBe('');
  await expect(sampledFrames(page)).toHaveCount(demo.frames);
});
