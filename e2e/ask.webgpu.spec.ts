import { expect, test } from '@playwright/test';
import { normalise } from '../src/domain/scoring.ts';
import { answers, ask, clips, openVideo, ready } from './studio.ts';

const minutes = 60_000;

test('on WebGPU the answer is right and equals the one on WASM', async ({ page }) => {
  const given: string[] = [];
  for (const backend of ['WebGPU', 'WASM'] as const) {
    await page.goto(`/?backend=${backend.toLowerCase()}`);
    await ready(page, backend, 5 * minutes);
    await openVideo(page, `${clips}/cactus-then-fish.mp4`);
    given.push(await ask(page, 'What happens before the fish', 5 * minutes));
    await expect(answers(page).first()).toContainText(backend);
  }
  expect(given[0]).toBe(given[1]);
  expect(normalise(given[0] ?? '')).toBe('cactus');
});

test('a software adapter is not chosen unasked: the page says why it runs on WASM', async ({ page }) => {
  await page.goto('/');
  await ready(page, 'WASM');
});
