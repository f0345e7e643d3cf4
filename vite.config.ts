import { cp } from 'node:fs/promises';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { firstView } from './scripts/firstView.ts';
import { ISOLATION, PRODUCTION } from './scripts/headers.mjs';
import { offlineBuild } from './scripts/offlineBuild.ts';

/** What the page fetches from models/, beside the code that makes it: the demo bundle, the shot detector, and the held-out set for Evaluate. */
const FROM_MODELS = ['models/demo', 'models/everyday', 'models/shot-detector', 'models/heldout'];

/** They are not in public/: the development server finds them where they lie, a build takes them along. */
function fromModels(): Plugin {
  return {
    name: 'from-models',
    apply: 'build',
    writeBundle: async ({ dir }) => {
      for (const folder of FROM_MODELS) {
        const filter = (path: string) => !path.endsWith('python-answers.json');
        await cp(folder, `${dir}/${folder}`, { recursive: true, filter });
      }
    },
  };
}

/**
 * What the first view needs is one file beside its entry: cut as later parts share it, it would be seventeen, and larger
 * after gzip. The pages themselves and their entries stay out, with whatever takes its dependencies along: an entry acts
 * when it is loaded, and the batch page is another.
 */
const isOfFirstView = (module: string): boolean => !/[.]html|\/src\/app\/(batch\/|main[.]tsx$)/.test(module);

export default defineConfig({
  plugins: [react(), fromModels(), firstView(), offlineBuild()],
  resolve: {
    // transformers.js asks for the WebGPU build; the adapters use the smaller one with JSPI. One ORT for both.
    alias: [{ find: /^onnxruntime-web\/webgpu$/, replacement: 'onnxruntime-web/jspi' }],
  },
  build: {
    target: 'esnext',
    chunkSizeWarningLimit: 1500,
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    rolldownOptions: {
      input: ['index.html', 'batch.html'],
      output: { codeSplitting: { groups: [{ name: 'first', tags: ['$initial'], test: isOfFirstView }] } },
    },
  },
  worker: { format: 'es' },
  server: { headers: ISOLATION },
  preview: { headers: PRODUCTION },
});
