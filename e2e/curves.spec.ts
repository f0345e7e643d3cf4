import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { clips, openVideo, ready } from './studio.ts';

/** A cactus, then, after a cut at 1.24 s, a fish. */
const clip = `${clips}/cactus-then-fish.mp4`;

const composed =
  '&recipe=sampler:uniform,frames:8,composer:grid,across:2&recipe=sampler:uniform,frames:4,composer:thumbnail,across:2';

const columns = (page: Page) => page.getByRole('region', { name: 'Compare' }).getByRole('article');
const playhead = (page: Page) => page.getByRole('slider', { name: 'Moment in the video' });
const curve = (page: Page, name: string) =>
  page.getByRole('toolbar', { name: 'Curves over the timeline' }).getByRole('button', { name });

test('frames share pictures as the composer says; curves over the timeline zoom and seek', async ({ page }) => {
  test.slow();
  await page.goto(`/?view=compare${composed}`);
  await ready(page, 'WASM');
  await openVideo(page, clip);
  await page.getByRole('button', { name: 'Curves' }).click();
  await expect(page.getByText('Ask a question to see where the video is similar to it.')).toBeVisible({
    timeout: 90_000,
  });
  await expect(curve(page, 'Change')).toContainText(/0\.00 to 0\.\d\d/);

  await page.getByRole('textbox', { name: 'Question' }).fill('Where is the fish?');
  await page.getByRole('button', { name: 'Ask all' }).click();
  for (const column of await columns(page).all()) {
    await expect(column).toHaveAttribute('data-state', 'done', { timeout: 150_000 });
  }
  await expect(columns(page).nth(0)).toContainText('8 frames → 128 tokens');
  await expect(columns(page).nth(1)).toContainText('4 frames → 320 tokens');
  const pictures = columns(page).nth(0).getByRole('list', { name: 'Sampled frames' });
  await expect(pictures.getByRole('listitem')).toHaveCount(2);
  await expect(pictures.getByRole('button', { name: /^Show frames 1 to 4 at/ })).toBeVisible();
  await expect(curve(page, 'Similarity')).toContainText(/0\.\d\d to 0\.\d\d/, { timeout: 90_000 });
  await expect(curve(page, 'Significance')).toContainText(/\d to /);

  const whole = await playhead(page).getAttribute('max');
  await page.getByRole('button', { name: 'Zoom in' }).click();
  await expect(playhead(page)).not.toHaveAttribute('max', whole ?? '');
  const track = await page.locator('.timeline .track').boundingBox();
  if (track === null) throw new Error('the timeline has a place');
  await page.mouse.click(track.x + track.width / 2, track.y + 10);
  await expect
    .poll(() => page.locator('video').evaluate((video: HTMLVideoElement) => video.currentTime))
    .toBeCloseTo(0.72, 1);
  await playhead(page).press('0');
  await expect(playhead(page)).toHaveAttribute('max', whole ?? '');
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  await page.screenshot({ path: test.info().outputPath('curves.png') });
});
