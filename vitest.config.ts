import { playwright } from '@vitest/browser-playwright';
import { defineConfig, mergeConfig } from 'vitest/config';
import { chromeLaunchOptions } from './scripts/browser.mjs';
import application from './vite.config.ts';

const GPU_TESTS = 'src/**/*.gpu.test.ts';

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
            exclude: [GPU_TESTS],
          },
        },
        {
          extends: true,
          test: {
            name: 'gpu',
            include: [GPU_TESTS],
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
