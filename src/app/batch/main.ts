import { assert } from '../../domain/errors.ts';
import { createClient } from '../../protocol/client.ts';
import { createBatch } from './batch.ts';

const worker = new Worker(new URL('../../worker/main.ts', import.meta.url), { type: 'module', name: 'linvt' });
const input = document.querySelector('input');
assert(input, 'batch.html holds a file input');
const manifestUrl = new URL(`${import.meta.env.BASE_URL}models/demo/manifest.json`, document.baseURI).href;
globalThis.batch = createBatch(createClient(worker), manifestUrl, () => input.files?.[0]);
