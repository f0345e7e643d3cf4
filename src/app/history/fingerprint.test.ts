import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fingerprintOf } from './fingerprint.ts';

const large = 400_000;

describe('a fingerprint', () => {
  it('is the same for the same bytes, whatever the file is called', async () => {
    const bytes = new Uint8Array(large).fill(7);
    const one = await fingerprintOf(new File([bytes], 'one.mp4'));
    expect(one).toMatch(/^[0-9a-f]{64}$/);
    expect(await fingerprintOf(new File([bytes], 'two.mp4'))).toBe(one);
  });

  it('differs where a small file differs, at any byte', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ minLength: 1, maxLength: 200 }), fc.nat(), async (bytes, at) => {
        const changed = bytes.slice();
        changed[at % bytes.length] = (bytes[at % bytes.length] ?? 0) ^ 1;
        expect(await fingerprintOf(new Blob([changed]))).not.toBe(await fingerprintOf(new Blob([bytes])));
      }),
    );
  });

  it('differs where a large file differs in size, start, middle or end', async () => {
    const with1At = (at: number, size = large) => new Blob([new Uint8Array(size).fill(1, at, at + 1)]);
    const prints = await Promise.all(
      [
        new Blob([new Uint8Array(large)]),
        with1At(0),
        with1At(large / 2),
        with1At(large - 1),
        with1At(-1, large + 1),
      ].map(fingerprintOf),
    );
    expect(new Set(prints).size).toBe(prints.length);
  });
});
