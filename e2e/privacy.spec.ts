import { expect, test } from '@playwright/test';
import { ask, clips, openVideo, ready } from './studio.ts';

test.use({ serviceWorkers: 'allow' });

test('nothing is asked of another origin, and nothing at all between choosing the file and the answer', async ({
  page,
  context,
  baseURL,
}) => {
  const requests: string[] = [];
  context.on('request', (request) => requests.push(request.url()));
  await page.goto('/');
  await ready(page, 'WASM');
  await page.waitForLoadState('networkidle');
  await expect(page.getByText('Works offline')).toBeVisible();
  expect(requests.length).toBeGreaterThan(5);

  const before = requests.length;
  await openVideo(page, `${clips}/green-cross.webm`);
  await ask(page, 'Describe the video?');
  expect(requests.slice(before).filter((url) => !url.startsWith('blob:'))).toEqual([]);
  expect(requests.filter((url) => !/^(blob:|data:)/.test(url) && !url.startsWith(baseURL ?? 'never'))).toEqual([]);
});

test('no rule of the content security policy is broken', async ({ page }) => {
  const broken: string[] = [];
  page.on('console', (message) => {
    if (/Content Security Policy|TrustedScript|Trusted Type/i.test(message.text())) broken.push(message.text());
  });
  await page.goto('/');
  await ready(page, 'WASM');
  await openVideo(page, `${clips}/cactus-then-fish.mp4`);
  await ask(page, 'What follows the cactus?');
  expect(broken).toEqual([]);
});
