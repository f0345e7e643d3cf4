import { afterEach, expect, test, vi } from 'vitest';
import { AppError } from '../domain/errors.ts';
import { bytes } from '../domain/units.ts';
import { createClient, type WorkerPort } from './client.ts';
import type { BundleSummary, LoadEvent } from './messages.ts';
import { type Handlers, type PagePort, serve } from './server.ts';

type Load = Handlers['load'];
const event = (done: number): LoadEvent => ({ type: 'download', done: bytes(done), total: bytes(9) });
const closings: (() => void)[] = [];
afterEach(() => {
  for (const close of closings.splice(0)) close();
});

/** Page and worker joined by a real message channel. */
function join(load: Load) {
  const { port1, port2 } = new MessageChannel();
  closings.push(() => port1.close());
  const unused = () => {
    throw new Error('not part of this test');
  };
  serve(port2 as unknown as PagePort, {
    load,
    open: unused,
    watch: unused,
    ask: unused,
    fingerprint: unused,
    survey: unused,
    rate: unused,
    words: unused,
    make: unused,
    close: unused,
  });
  port1.start();
  port2.start();
  return createClient(port1 as unknown as WorkerPort);
}

const input = { manifestUrl: 'manifest.json', backend: 'auto' } as const;

test('a call yields its events in order and gives its result', async () => {
  const summary = { id: 'demo' } as BundleSummary;
  const client = join(async function* () {
    yield event(1);
    yield event(2);
    return summary;
  });
  const stream = client.call('load', input);
  expect(await stream.next()).toEqual({ done: false, value: event(1) });
  expect(await stream.next()).toEqual({ done: false, value: event(2) });
  expect(await stream.next()).toEqual({ done: true, value: { id: 'demo' } });
});

test('the worker goes no further than the page has pulled', async () => {
  const made: number[] = [];
  const client = join(async function* () {
    for (let done = 0; ; done++) {
      made.push(done);
      yield event(done);
    }
  });
  const stream = client.call('load', input);
  await stream.next();
  await stream.next();
  expect(made).toEqual([0, 1]);
});

test('an expected failure arrives with its code and detail', async () => {
  // biome-ignore lint/correctness/useYield: a call that fails before its first event
  const client = join(async function* () {
    throw new AppError('bundle-wrong-hash', { file: 'decoder.onnx' });
  });
  await expect(client.call('load', input).next()).rejects.toMatchObject({
    name: 'AppError',
    code: 'bundle-wrong-hash',
    detail: { file: 'decoder.onnx' },
  });
});

test('any other failure arrives as internal, with its message', async () => {
  // biome-ignore lint/correctness/useYield: a call that fails before its first event
  const client = join(async function* () {
    throw new TypeError('tensor has no axes');
  });
  await expect(client.call('load', input).next()).rejects.toMatchObject({
    code: 'internal',
    detail: { message: 'TypeError: tensor has no axes' },
  });
});

test('cancelling while the worker is at work ends the work by its signal and throws the reason', async () => {
  const client = join(async function* (_, signal) {
    yield event(0);
    await new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
    throw new Error('not reached');
  });
  const controller = new AbortController();
  const stream = client.call('load', input, controller.signal);
  await stream.next();
  const next = stream.next();
  controller.abort();
  await expect(next).rejects.toMatchObject({ name: 'AbortError' });
});

test('leaving the loop early ends the handler, its finally included', async () => {
  const ended = vi.fn();
  const client = join(async function* () {
    try {
      for (;;) yield event(0);
    } finally {
      ended();
    }
  });
  for await (const _ of client.call('load', input)) break;
  await vi.waitFor(() => expect(ended).toHaveBeenCalledOnce());
});

test('a worker that dies fails every call that waits for it', async () => {
  const listeners = new Map<string, (event: { message: string }) => void>();
  const port = {
    postMessage: () => undefined,
    addEventListener: (type: string, listener: (event: { message: string }) => void) => listeners.set(type, listener),
  };
  const pending = createClient(port as unknown as WorkerPort)
    .call('load', input)
    .next();
  listeners.get('error')?.({ message: 'out of memory' });
  await expect(pending).rejects.toMatchObject({ code: 'internal', detail: { message: 'out of memory' } });
});
