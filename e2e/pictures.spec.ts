import { readFileSync } from 'node:fs';
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { ask, demo, frameTimes, openVideo, ready } from './studio.ts';

const pictures = 'e2e/fixtures/pictures';

/** When the frames of animated.* begin: frame n is grey of 20 + 30n at its middle. */
const starts = [0, 0.05, 0.15, 0.45, 0.55, 0.57];

const player = (page: Page) => page.locator('.player');
const picture = (page: Page, name: string) => player(page).getByRole('img', { name });
const play = (page: Page) => player(page).getByRole('button', { name: /^Play/ });

/** The first colour on the canvas at parts of its width and height. */
const valueAt = (page: Page, name: string, across: number, down: number): Promise<number> =>
  picture(page, name).evaluate(
    (canvas: HTMLCanvasElement, [x, y]) =>
      canvas.getContext('2d')?.getImageData(canvas.width * x, canvas.height * y, 1, 1).data[0] ?? -1,
    [across, down] as const,
  );

for (const name of ['animated.gif', 'animated.png', 'animated.webp']) {
  test(`${name} is sampled at its own times, played, and stepped through`, async ({ page }) => {
    const grey = () => valueAt(page, name, 0.5, 0.5);
    await page.goto('/');
    await openVideo(page, `${pictures}/${name}`);
    await expect(picture(page, name)).toBeVisible();
    await expect(page.getByText(/0:01\.5 · 96 × 64 · (GIF|APNG|WebP) · 6 frames/)).toBeVisible();
    await expect.poll(grey).toBe(20);
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await expect.poll(grey).toBe(80);
    await page.keyboard.press('ArrowLeft');
    await expect.poll(grey).toBe(50);
    await expect(player(page).getByRole('button', { name: /^Sound/ })).toHaveCount(0);
    await play(page).click();
    await expect.poll(grey).toBe(170);
    await expect(play(page)).toBeVisible();
    await ready(page, 'WASM');
    await expect.poll(async () => (await frameTimes(page)).length).toBe(demo.frames);
    for (const time of await frameTimes(page)) expect(starts.some((start) => Math.abs(start - time) < 1e-3)).toBe(true);
  });
}

test('a still picture is a clip of one frame, upright, without what would play it, and is asked about', async ({
  page,
}) => {
  await page.goto('/');
  for (const name of ['still.avif', 'still.webp', 'turned.jpg', 'transparent.png']) {
    await openVideo(page, `${pictures}/${name}`);
    await expect(picture(page, name)).toBeVisible();
    await expect(page.getByText(/(96 × 64|64 × 96) · (AVIF|WebP|JPEG|PNG) · 1 frame/)).toBeVisible();
    await expect(play(page)).toHaveCount(0);
    await expect(page.getByRole('slider', { name: 'Moment in the video' })).toHaveCount(0);
    await expect(page.getByRole('list', { name: 'Suggested questions' })).not.toContainText('first');
    if (name === 'turned.jpg') {
      await expect.poll(() => valueAt(page, name, 0.5, 0.1)).toBeGreaterThan(240);
      expect(await valueAt(page, name, 0.5, 0.9)).toBeLessThan(15);
    }
  }
  await expect.poll(() => valueAt(page, 'transparent.png', 0.75, 0.5)).toBe(200);
  expect(await valueAt(page, 'transparent.png', 0.25, 0.5)).toBe(0);
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  await ready(page, 'WASM');
  await expect(page.getByText(`All ${demo.frames} frames sampled are the same picture`)).toBeVisible();
  expect(await ask(page, 'What is in the video?')).not.toBe('');
  await page.getByRole('button', { name: 'History' }).click();
  const entry = page.getByRole('dialog', { name: 'History' }).getByRole('listitem').first();
  await expect(entry).toContainText('transparent.png');
  await expect(entry.locator('img')).toHaveAttribute('src', /^data:image\/jpeg/);
});

test('after a picture a video plays as before', async ({ page }) => {
  await page.goto('/');
  await openVideo(page, `${pictures}/animated.gif`);
  await expect(picture(page, 'animated.gif')).toBeVisible();
  await openVideo(page, 'e2e/fixtures/clips/green-cross.webm');
  const time = () => page.locator('video').evaluate((video: HTMLVideoElement) => video.currentTime);
  await expect.poll(time).toBe(0);
  await play(page).click();
  await expect.poll(time).toBeGreaterThan(0.2);
  await expect(player(page).locator('.clock')).not.toContainText('0:00.0 /');
});

test('a pasted picture is opened; a damaged one is refused in plain words, and the clip stays', async ({ page }) => {
  await page.goto('/');
  await expect(page.getByText('Open a video', { exact: true })).toBeVisible();
  const whole = readFileSync(`${pictures}/transparent.png`);
  await page.evaluate(
    (bytes) => {
      const clipboardData = new DataTransfer();
      clipboardData.items.add(new File([new Uint8Array(bytes)], 'pasted.png', { type: 'image/png' }));
      window.dispatchEvent(new ClipboardEvent('paste', { clipboardData, cancelable: true }));
    },
    [...whole],
  );
  await expect(picture(page, 'pasted.png')).toBeVisible();
  const buffer = whole.subarray(0, whole.length >> 1);
  await page
    .getByLabel('Open a video', { exact: true })
    .setInputFiles({ name: 'half.png', mimeType: 'image/png', buffer });
  await expect(page.getByRole('alert').filter({ hasText: 'This PNG picture cannot be decoded' })).toBeVisible();
  await expect(picture(page, 'pasted.png')).toBeVisible();
});
