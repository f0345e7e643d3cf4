import { playwright } from '@vitest/browser-playwright';
import { defineConfig, mergeConfig } from 'vitest/config';
import { chromeLaunchOptions } from './scripts/browser.mjs';
import application from './vite.config.ts';

/** Kernels, and what else only a browser has: WebCodecs, canvas. */
const BROWSER_TESTS = ['src/**/*.gpu.test.ts', 'src/**/*.browser.test.ts'];

export default mergeConfig(
  application,
  defineConfig({
    test: {
      projects: [
        {
          extends: true,
          test: {
            name: 'unit',
            include: ['src/**/*.test.ts', 'src/**/*.test.tsx', 'scripts/**/*.test.ts'],
            exclude: BROWSER_TESTS,
          },
        },
        {
          extends: true,
          // A dependency that Vite meets only during the tests makes it load them twice.
          optimizeDeps: {
            include: [
              'fast-check',
              'idb-keyval',
              'mediabunny',
              'onnxruntime-web/jspi',
              'onnxruntime-web/wasm',
              'valibot',
              'zustand/vanilla',
            ],
          },
          test: {
            name: 'gpu',
            include: BROWSER_TESTS,
            // SwiftShader compiles a pipeline in seconds on a busy machine.
            testTimeout: 120_000,
            hookTimeout: 120_000,
            fileParallelism: false,
            browser: {
              enabled: true,
              headless: true,
              screenshotFailures: false,
              provider: playwright({ launchOptions: chromeLaunchOptions({ webgpu: 'software' }) }),
              instances: [{ browser: 'chromium' }],
            },
          },
        },
      ],
    },
  }),
);
