import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Manifest } from '../../domain/manifest.ts';
import { type DownloadProgress, fetchBundle } from './bundle.ts';
import { httpSource } from './bundleSource.ts';

const weights = Uint8Array.from({ length: 200_000 }, (_, i) => i % 251);
const words = new TextEncoder().encode('{"red": 1}');

async function sha256(content: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', content));
  return [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

const graph = { file: 'graph.onnx', inputs: [], outputs: [] };
let manifest: Manifest;

const manifestOf = async (): Promise<Manifest> => ({
  format: 'linvt-bundle/1',
  id: 'tiny',
  title: 'Tiny',
  about: 'Knows nothing.',
  licence: 'Apache-2.0',
  version: '1',
  files: [
    { path: 'graph.onnx', bytes: weights.length, sha256: await sha256(weights) },
    { path: 'words/tokenizer.json', bytes: words.length, sha256: await sha256(words) },
  ],
  vision: { width: 8, height: 8, rows: 1, columns: 1, mean: [0, 0, 0], std: [1, 1, 1], batch: 1 },
  channels: 4,
  goodAt: [],
  cannot: [],
  suggestions: [],
  languages: [],
  linvt: { windows: [1, 2, 4], queries: [1, 1, 1], k: 4, textCondition: true },
  language: {
    layers: 1,
    heads: 1,
    headSize: 4,
    vocabulary: 8,
    context: 16,
    eos: [3],
    videoToken: 4,
    unknownToken: 1,
  },
  graphs: { visionEncoder: graph, significance: graph, aggregate: graph, embedTokens: graph, decoder: graph },
  tokenizer: { tokenizer: 'words/tokenizer.json', config: 'words/tokenizer.json' },
  defaults: { frames: 1, k: 4, maxTokens: 4 },
  golden: { question: '', answer: '', tolerance: {}, stages: {} },
});

/** What the server answers, by path. Like many it sends the application's page for an unknown address under /app/. */
const files = new Map<string, Uint8Array<ArrayBuffer> | string>();
const root = new URL('http://studio.test');
const unreachable = new URL('http://nowhere.test/manifest.json');

async function respond(url: URL, { signal }: { readonly signal: AbortSignal }): Promise<Response> {
  signal.throwIfAborted();
  if (url.host === unreachable.host) throw new TypeError('Failed to fetch');
  const content = files.get(url.pathname);
  if (content !== undefined) return new Response(content, { headers: { 'content-type': 'application/octet-stream' } });
  if (!url.pathname.startsWith('/app/')) return new Response('', { status: 404 });
  return new Response('<!doctype html>', { headers: { 'content-type': 'text/html' } });
}

beforeAll(async () => {
  vi.stubGlobal('fetch', respond);
  manifest = await manifestOf();
});

afterAll(() => {
  vi.unstubAllGlobals();
});

function serveBundle(
  folder: string,
  changed: { manifest?: unknown; files?: Record<string, Uint8Array<ArrayBuffer> | null> } = {},
): URL {
  const content = { 'graph.onnx': weights, 'words/tokenizer.json': words, ...changed.files };
  files.set(`${folder}manifest.json`, JSON.stringify(changed.manifest ?? manifest));
  for (const [path, bytes] of Object.entries(content)) if (bytes) files.set(folder + path, bytes);
  return new URL(`${folder}manifest.json`, root);
}

async function fetched(manifestUrl: URL, signal = new AbortController().signal) {
  const progress: DownloadProgress[] = [];
  const download = fetchBundle(httpSource(manifestUrl), signal);
  for (;;) {
    const step = await download.next();
    if (step.done) return { bundle: step.value, progress };
    progress.push(step.value);
  }
}

const failure = (manifestUrl: URL) =>
  fetched(manifestUrl).then(
    () => undefined,
    ({ code, detail }: { code: string; detail: unknown }) => ({ code, detail }),
  );

describe('fetching a bundle', () => {
  it('gives every file as it was published, and tells how much has arrived', async () => {
    const { bundle, progress } = await fetched(serveBundle('/good/'));
    expect(bundle.manifest).toEqual(manifest);
    expect(await sha256(bundle.file('graph.onnx'))).toBe(await sha256(weights));
    expect(bundle.file('words/tokenizer.json')).toEqual(words);
    const total = weights.length + words.length;
    expect(progress.at(-1)).toEqual({ done: total, total });
    expect(progress.map(({ done }) => done)).toEqual(progress.map(({ done }) => done).toSorted((a, b) => a - b));
  });

  it('names the file that is missing', async () => {
    const url = serveBundle('/gone/', { files: { 'graph.onnx': null } });
    expect(await failure(url)).toEqual({ code: 'bundle-missing-file', detail: { file: 'graph.onnx', status: '404' } });
    expect(await failure(new URL('/nothing/manifest.json', root))).toMatchObject({ detail: { file: 'manifest.json' } });
  });

  it('takes the page that a server sends for unknown addresses as a missing file', async () => {
    const url = serveBundle('/app/', { files: { 'words/tokenizer.json': null } });
    expect(await failure(url)).toMatchObject({
      code: 'bundle-missing-file',
      detail: { file: 'words/tokenizer.json' },
    });
  });

  it('says that a server which cannot be reached has no file', async () => {
    expect(await failure(unreachable)).toMatchObject({ code: 'bundle-missing-file' });
  });

  it.each([
    ['one flipped bit', weights.map((byte, i) => (i === 77_777 ? byte ^ 4 : byte))],
    ['a missing end', weights.slice(0, -1)],
    ['a longer end', Uint8Array.from({ length: weights.length + 1 }, (_, i) => weights[i] ?? 0)],
  ])('notices %s', async (what, damaged) => {
    const url = serveBundle(`/damaged/${what.replaceAll(' ', '-')}/`, { files: { 'graph.onnx': damaged } });
    expect(await failure(url)).toEqual({ code: 'bundle-wrong-hash', detail: { file: 'graph.onnx' } });
  });

  it('refuses a manifest that is not one, naming what is wrong', async () => {
    const url = serveBundle('/odd/', { manifest: { ...manifest, channels: 'many' } });
    expect(await failure(url)).toMatchObject({ code: 'bundle-invalid', detail: { where: 'channels' } });
    files.set('/text/manifest.json', 'hello');
    expect(await failure(new URL('/text/manifest.json', root))).toMatchObject({ code: 'bundle-invalid' });
  });

  it.each(['../secret', '/secret', 'https://elsewhere.example/graph.onnx'])(
    'never reads %s, outside its folder',
    async (path) => {
      const outside = { ...manifest, files: [{ path, bytes: 1, sha256: await sha256(words) }] };
      expect(await failure(serveBundle('/outside/', { manifest: outside }))).toMatchObject({ code: 'bundle-invalid' });
    },
  );

  it('refuses to give a file that the manifest does not list', async () => {
    const { bundle } = await fetched(serveBundle('/good/'));
    expect(() => bundle.file('golden/scores.bin')).toThrow('bundle-invalid');
  });

  it('stops when cancelled, which is not an error of the bundle', async () => {
    const controller = new AbortController();
    controller.abort();
    await expect(fetched(serveBundle('/good/'), controller.signal)).rejects.toThrow('abort');
  });
});
