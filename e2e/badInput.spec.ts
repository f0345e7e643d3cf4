import { readFileSync } from 'node:fs';
import { expect, type Page, test } from '@playwright/test';
import { answers, ask, chooseFile, clips, engine, media, openVideo, ready } from './studio.ts';

const alertText = (page: Page) => page.getByRole('alert').filter({ visible: true }).first();

const badFiles = [
  { file: 'text.mp4', says: /not a video/i },
  { file: 'empty.mp4', says: /empty/i },
  { file: 'no-moov.mp4', says: /incomplete/i },
  { file: 'endless.mp4', says: /damaged/i },
  { file: 'audio-only.mp4', says: /only sound/i },
  { file: 'hevc.mp4', says: /cannot decode.*(HEVC|H\.265)/i },
  { file: 'encrypted.mp4', says: /protected/i },
  { file: 'old.avi', says: /not a video|cannot/i },
];

test('a file that cannot be read is refused in plain words; chat and clip stay, and the page goes on', async ({
  page,
}) => {
  await page.goto('/');
  await ready(page, 'WASM');
  await openVideo(page, `${clips}/green-cross.webm`);
  const first = await ask(page, 'How many separate objects are there?');
  for (const { file, says } of badFiles) {
    await chooseFile(page, `${media}/${file}`);
    await expect(page.getByRole('alert').filter({ hasText: says }).first()).toBeVisible();
    await expect(answers(page).first()).toContainText(first);
  }
  expect(await ask(page, 'How many separate objects are there?')).toBe(first);
});

test('a video that breaks off is answered from what is there, with a warning', async ({ page }) => {
  await page.goto('/');
  await ready(page, 'WASM');
  await openVideo(page, `${media}/truncated.mp4`);
  await ask(page, 'What is in the video?');
  await expect(page.getByText(/breaks off|cut off|incomplete|ends early/i).first()).toBeVisible();
});

test('a model file that is missing is named, and the page keeps working', async ({ page }) => {
  await page.route('**/models/demo/decoder_model_merged.onnx', (route) => route.fulfill({ status: 404, body: '' }));
  await page.goto('/');
  await expect(alertText(page)).toContainText('decoder_model_merged.onnx');
  await openVideo(page, `${clips}/green-cross.webm`);
  await expect(page.locator('video')).toBeVisible();
});

test('a model file that was changed is detected before use', async ({ page }) => {
  const changed = readFileSync('models/demo/significance.onnx');
  changed[changed.length >> 1] = (changed[changed.length >> 1] ?? 0) ^ 1;
  await page.route('**/models/demo/significance.onnx', (route) => route.fulfill({ body: changed }));
  await page.goto('/');
  await expect(alertText(page)).toContainText('significance.onnx');
});

test('without WebGPU the model runs on WASM and the page says why; asked for by name, its absence is an error', async ({
  page,
}) => {
  await page.goto('/');
  await ready(page, 'WASM');
  await expect(engine(page)).toContainText('WASM');
  await page.goto('/?backend=webgpu');
  await expect(alertText(page)).toContainText(/WebGPU/);
});
