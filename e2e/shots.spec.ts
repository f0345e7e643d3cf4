import { expect, test } from '@playwright/test';
import { frameTimes, openVideo, ready } from './studio.ts';

// What the service worker keeps, no route of a test could withhold.
test.use({ serviceWorkers: 'block' });

/** 36 frames, 8 a second: a boat, after a cut at 1.5 s a tree and a house, and, by a dissolve about 3 s, a heart. */
const clip = 'e2e/fixtures/shots/cut-and-dissolve.mp4';
const duration = 4.5;

test('a file with a cut and a dissolve is seen as three shots, and no frame is of the dissolve', async ({ page }) => {
  test.slow();
  await page.goto('/?sampler=shots&frames=3');
  await ready(page, 'WASM');
  await openVideo(page, clip);
  await expect(async () => {
    const times = await frameTimes(page);
    expect(times).toHaveLength(3);
    const [first = 0, second = 0, third = 0] = times;
    expect(first).toBeLessThan(1.5);
    expect(second).toBeGreaterThanOrEqual(1.5);
    expect(second).toBeLessThan(2.625);
    expect(third).toBeGreaterThan(3.25);
    expect(third).toBeLessThan(duration);
  }).toPass({ timeout: 60_000 });
  await expect(page.getByText('Shots are told apart by sudden changes alone')).toHaveCount(0);
});

test('where the shot detector cannot be fetched, shots are told apart all the same, and the page says how', async ({
  page,
}) => {
  test.slow();
  await page.route('**/models/shot-detector/shot_detector.onnx', (route) => route.fulfill({ status: 404 }));
  await page.goto('/?sampler=shots&frames=2');
  await ready(page, 'WASM');
  await openVideo(page, clip);
  await expect(page.getByText('Shots are told apart by sudden changes alone')).toBeVisible({ timeout: 60_000 });
  await expect(async () => {
    const [first = 0, second = 0] = await frameTimes(page);
    expect(first).toBeLessThan(1.5);
    expect(second).toBeGreaterThanOrEqual(1.5);
  }).toPass({ timeout: 60_000 });
});
