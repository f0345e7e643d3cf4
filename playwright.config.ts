import process from 'node:process';
import { defineConfig } from '@playwright/test';
import { chromeLaunchOptions } from './scripts/browser.mjs';

const port = Number(process.env['E2E_PORT'] ?? 4199);
const origin = `http://localhost:${port}`;

/** Sprite lab loads in a moment and its answers are known: the tests ask it, but those that name another bundle. */
const spriteLab = {
  cookies: [],
  origins: [{ origin, localStorage: [{ name: 'linvt-studio/settings', value: JSON.stringify({ bundle: 'demo' }) }] }],
};
const WEBGPU_SPECS = '**/*.webgpu.spec.ts';

export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results',
  workers: 1,
  forbidOnly: true,
  // Models run on the CPU here, on machines that may be busy.
  timeout: 180_000,
  expect: { timeout: 60_000 },
  use: {
    baseURL: `${origin}/`,
    storageState: spriteLab,
    trace: 'retain-on-failure',
    // It would copy the whole build, with runtime and model, into a fresh profile for every test, while the model loads.
    // Tests of what it does allow it.
    serviceWorkers: 'block',
  },
  projects: [
    {
      name: 'wasm',
      testMatch: '**/*.spec.ts',
      testIgnore: WEBGPU_SPECS,
      use: { launchOptions: chromeLaunchOptions({ webgpu: 'none' }) },
    },
    {
      name: 'webgpu',
      testMatch: WEBGPU_SPECS,
      timeout: 600_000,
      use: { launchOptions: chromeLaunchOptions({ webgpu: 'software' }) },
    },
  ],
  webServer: {
    command: `node scripts/start.mjs --no-open --port ${port}`,
    url: `${origin}/`,
    timeout: 300_000,
    stdout: 'ignore',
  },
});
