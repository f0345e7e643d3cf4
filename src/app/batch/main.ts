import { assert } from '../../domain/errors.ts';
import { createClient } from '../../protocol/client.ts';
import { isBundleName, manifestUrlOf } from '../bundles.ts';
import { createBatch } from './batch.ts';

const worker = new Worker(new URL('../../worker/main.ts', import.meta.url), { type: 'module', name: 'linvt' });
const input = document.querySelector('input');
assert(input, 'batch.html holds a file input');
// Its questions are about drawn clips, where nobody asks for another bundle.
const asked = new URLSearchParams(location.search).get('bundle');
const manifestUrl = manifestUrlOf(isBundleName(asked) ? asked : 'demo');
globalThis.batch = createBatch(createClient(worker), manifestUrl, () => input.files?.[0]);
