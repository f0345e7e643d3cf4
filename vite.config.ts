import { cp } from 'node:fs/promises';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { ISOLATION, PRODUCTION } from './scripts/headers.mjs';
import { offlineBuild } from './scripts/offlineBuild.ts';

/**
 * The demo bundle and the shot detector lie beside the code that trains them, not in public/: the development server finds
 * them there, a build takes them along.
 */
function ownModels(): Plugin {
  return {
    name: 'own-models',
    apply: 'build',
    writeBundle: async ({ dir }) => {
      for (const folder of ['models/demo', 'models/shot-detector']) {
        await cp(folder, `${dir}/${folder}`, { recursive: true });
      }
    },
  };
}

export default defineConfig({
  plugins: [react(), ownModels(), offlineBuild()],
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
