import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { clips, openVideo, ready } from './studio.ts';

/** Width and height stand in the first chunk of a PNG, big-endian. */
const sizeOf = (png: Buffer) => ({ width: png.readUInt32BE(16), height: png.readUInt32BE(20) });

test('a comparison is taken along as a PNG of its columns, at twice the size', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.goto('/?view=compare&recipe=sampler:uniform,frames:4&recipe=sampler:uniform,frames:2');
  await ready(page, 'WASM');
  await openVideo(page, `${clips}/green-cross.webm`);
  const columns = page.getByRole('region', { name: 'Compare' }).getByRole('article');
  await page.getByRole('textbox', { name: 'Question' }).fill('Describe the video?');
  await page.getByRole('button', { name: 'Ask all' }).click();
  for (const column of await columns.all()) await expect(column).toHaveAttribute('data-state', 'done');
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export' }).click();
  await page.getByRole('menuitem', { name: 'PNG' }).click();
  const file = await download;
  expect(file.suggestedFilename()).toBe('green-cross-comparison.png');
  const png = readFileSync(await file.path());
  expect(png.subarray(1, 4).toString()).toBe('PNG');
  const { width, height } = sizeOf(png);
  expect(width).toBe(2 * (24 + 2 * (360 + 24)));
  expect(height).toBeGreaterThan(400);
  expect(height).toBeLessThan(3000);
  expect(png.length).toBeGreaterThan(20_000);
});
