import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { poolingWindows } from '../../../domain/linvt.ts';
import { mulberry32 } from '../topk/scoreCases.ts';
import { selectPoolOnCpu } from './select-pool.cpu.ts';
import { selectPoolReference } from './select-pool.reference.ts';

const random = (count: number, seed: number): Float32Array =>
  Float32Array.from({ length: count }, mulberry32(seed)).map((value) => value * 2 - 1);

describe('select-pool on the CPU', () => {
  it('equals the definition for any tokens, channels and choice', () => {
    const cases = fc.record({
      channels: fc.integer({ min: 1, max: 9 }),
      tokens: fc.integer({ min: 1, max: 40 }),
      seed: fc.integer(),
      keep: fc.array(fc.boolean(), { minLength: 40, maxLength: 40 }),
    });
    const sameAsReference = fc.property(cases, ({ channels, tokens, seed, keep }) => {
      const rows = random(tokens * channels, seed);
      const indices = Uint32Array.from(Array(tokens).keys()).filter((index) => index === 0 || keep[index]);
      const { scale1, scale2, scale4 } = selectPoolOnCpu(rows, channels, indices);
      [scale1, scale2, scale4].forEach((actual, scale) => {
        const expected = selectPoolReference(rows, channels, indices, poolingWindows[scale] as number);
        expect(actual.length).toBe(expected.length);
        actual.forEach((value, at) => {
          expect(Math.abs(value - (expected[at] as number))).toBeLessThan(1e-6);
        });
      });
    });
    fc.assert(sameAsReference, { numRuns: 300 });
  }, 60_000);

  it('averages a short last window over what it has', () => {
    const { scale2, scale4 } = selectPoolOnCpu(Float32Array.of(1, 2, 3, 4, 6), 1, Uint32Array.of(0, 1, 2, 3, 4));
    expect([...scale2]).toEqual([1.5, 3.5, 6]);
    expect([...scale4]).toEqual([2.5, 6]);
  });

  it('refuses an index outside the tokens', () => {
    expect(() => selectPoolOnCpu(new Float32Array(4), 2, Uint32Array.of(2))).toThrow(RangeError);
  });
});
