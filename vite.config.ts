import { cp } from 'node:fs/promises';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { ISOLATION, PRODUCTION } from './scripts/headers.mjs';
import { offlineBuild } from './scripts/offlineBuild.ts';

/** The demo bundle lies beside the code that trains it, not in public/: the development server finds it there, a build takes it along. */
function demoBundle(): Plugin {
  return {
    name: 'demo-bundle',
    apply: 'build',
    writeBundle: async ({ dir }) => {
      await cp('models/demo', `${dir}/models/demo`, { recursive: true });
    },
  };
}

export default defineConfig({
  plugins: [react(), demoBundle(), offlineBuild()],
  resolve: {
    // transformers.js asks for the WebGPU build; the adapters use the smaller one with JSPI. One ORT for both.
    alias: [{ find: /^onnxruntime-web\/webgpu$/, replacement: 'onnxruntime-web/jspi' }],
  },
  build: {
    target: 'esnext',
    chunkSizeWarningLimit: 1500,
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    rolldownOptions: { input: ['index.html', 'batch.html'] },
  },
  worker: { format: 'es' },
  server: { headers: ISOLATION },
  preview: { headers: PRODUCTION },
});
