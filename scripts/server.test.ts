import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { serve } from './server.mjs';

const files = {
  'index.html': '<!doctype html>',
  'assets/main-abc123.js': 'export {};',
  'assets/ort.wasm': '\0asm',
  'models/demo/decoder.onnx': 'weights of a model',
  'serviceWorker.js': '',
};

let folder: string;
let server: Awaited<ReturnType<typeof serve>>;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'linvt-server-'));
  await mkdir(join(folder, 'assets'));
  await mkdir(join(folder, 'models/demo'), { recursive: true });
  for (const [path, text] of Object.entries(files)) await writeFile(join(folder, path), text);
  server = await serve({ folder, port: 0 });
});

afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true });
});

const get = (path: string, headers: Record<string, string> = {}) => fetch(new URL(path, server.address), { headers });

test('every answer isolates the page and forbids other origins, a missing file too', async () => {
  for (const path of ['/', '/?backend=wasm', '/assets/main-abc123.js', '/models/demo/decoder.onnx', '/missing']) {
    const { headers } = await get(path);
    expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
    expect(headers.get('cross-origin-embedder-policy')).toBe('require-corp');
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'self'");
    expect(policy).not.toMatch(/https?:|'unsafe-inline'|'unsafe-eval'/);
  }
});

test('only names that hold their own hash are kept without asking again', async () => {
  expect((await get('/assets/main-abc123.js')).headers.get('cache-control')).toContain('immutable');
  for (const path of ['/', '/serviceWorker.js', '/models/demo/decoder.onnx']) {
    expect((await get(path)).headers.get('cache-control')).toBe('no-cache');
  }
});

test('each file has the type that browsers ask of it', async () => {
  const typeOf = async (path: string) => (await get(path)).headers.get('content-type');
  expect(await typeOf('/')).toBe('text/html;charset=utf-8');
  expect(await typeOf('/assets/main-abc123.js')).toBe('text/javascript');
  expect(await typeOf('/assets/ort.wasm')).toBe('application/wasm');
  expect(await typeOf('/models/demo/decoder.onnx')).toBe('application/octet-stream');
});

test('a part of a file is sent when asked for, so that downloads resume and players seek', async () => {
  const response = await get('/models/demo/decoder.onnx', { range: 'bytes=8-9' });
  expect(response.status).toBe(206);
  expect(response.headers.get('content-range')).toBe('bytes 8-9/18');
  expect(await response.text()).toBe('of');
});

test('nothing outside the folder is served', async () => {
  await writeFile(`${folder}-secret`, 'secret');
  const response = await get('/..%2f..%2fetc/passwd');
  expect(response.status).toBe(404);
  expect((await get(`/..%2f${folder.split('/').at(-1)}-secret`)).status).toBe(404);
  await rm(`${folder}-secret`);
});

test('a taken port is an error, not another port', async () => {
  const taken = Number(new URL(server.address).port);
  await expect(serve({ folder, port: taken })).rejects.toMatchObject({ code: 'EADDRINUSE' });
});
