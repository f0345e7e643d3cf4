import { expect, it } from 'vitest';
import { fingerprint } from './fingerprint.ts';

const signal = new AbortController().signal;

async function hashed(file: Blob): Promise<{ readonly hash: string; readonly steps: number }> {
  const stream = fingerprint(file, signal);
  let steps = 0;
  for (;;) {
    const step = await stream.next();
    if (step.done) return { hash: step.value, steps };
    steps++;
  }
}

async function browsersDigest(content: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', content));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

it('a file’s fingerprint is its SHA-256, whatever its length, read piece by piece', async () => {
  for (const size of [0, 1, 4 * 2 ** 20, 4 * 2 ** 20 + 1]) {
    const content = new Uint8Array(size).map((_, at) => at % 251);
    const { hash, steps } = await hashed(new Blob([content]));
    expect(hash).toBe(await browsersDigest(content));
    expect(steps).toBe(Math.ceil(size / (4 * 2 ** 20)));
  }
});

it('stops when it is cancelled', async () => {
  const stopped = AbortSignal.abort();
  await expect(fingerprint(new Blob(['a']), stopped).next()).rejects.toThrow(stopped.reason);
});
