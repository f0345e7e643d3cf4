import { expect, test } from '@playwright/test';
import { buildIfNeeded } from '../scripts/prepare.mjs';
import { serve } from '../scripts/server.mjs';
import { ask, clips, openVideo, ready } from './studio.ts';

test.use({ serviceWorkers: 'allow' });

const clip = `${clips}/green-cross.webm`;
const question = 'How many separate objects are there?';

test('after one visit the page reloads, opens a file and answers the same with the server gone', async ({
  browser,
}) => {
  buildIfNeeded();
  const server = await serve({ folder: 'dist', port: 0 });
  const page = await browser.newPage();
  await page.goto(server.address);
  await ready(page, 'WASM');
  await openVideo(page, clip);
  const online = await ask(page, question);
  await expect(page.getByText('Works offline')).toBeVisible();
  await server.close();

  await page.reload();
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
  await ready(page, 'WASM');
  await openVideo(page, clip);
  expect(await ask(page, question)).toBe(online);
  await page.getByRole('link', { name: 'Evaluate' }).click();
  await expect(page.getByRole('region', { name: 'Set-up' })).toBeVisible();
  await page.getByRole('button', { name: '中文' }).click();
  await expect(page.getByRole('link', { name: '对比', exact: true })).toBeVisible();
  await page.close();
});

test('the manifest makes the page installable', async ({ page, request }) => {
  await page.goto('/');
  const href = await page.locator('link[rel="manifest"]').getAttribute('href');
  const manifest = await (await request.get(href ?? '')).json();
  expect(manifest).toMatchObject({ name: 'LinVT Studio', display: 'standalone', start_url: '/' });
  for (const icon of manifest.icons) {
    const response = await request.get(icon.src);
    expect(response.headers()['content-type']).toBe(icon.type);
  }
  expect(manifest.icons.map(({ sizes }: { sizes: string }) => sizes)).toEqual(
    expect.arrayContaining(['192x192', '512x512']),
  );
});
