import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allScoreKinds, makeScores } from './scoreCases.ts';
import { topkOnCpu } from './topk.cpu.ts';
import { topkReference } from './topk.reference.ts';

describe('top-k on the CPU', () => {
  it('equals a stable sort in 100,000 cases of ties, NaN, infinities, signed zeros and any bits', () => {
    const cases = fc.record({
      kind: fc.constantFrom(...allScoreKinds),
      count: fc.integer({ min: 1, max: 300 }),
      share: fc.double({ min: 0, max: 1, noNaN: true }),
      seed: fc.integer(),
    });
    const sameAsReference = fc.property(cases, ({ kind, count, share, seed }) => {
      const scores = makeScores(kind, count, seed);
      const selected = Math.max(1, Math.round(share * count));
      expect(topkOnCpu(scores, selected)).toEqual(topkReference(scores, selected));
    });
    fc.assert(sameAsReference, { numRuns: 100_000 });
  }, 60_000);

  it.each(allScoreKinds)('equals a stable sort at 2^16 scores: %s', (kind) => {
    const scores = makeScores(kind, 2 ** 16, 7);
    for (const selected of [1, 2048, 2 ** 16]) {
      expect(topkOnCpu(scores, selected)).toEqual(topkReference(scores, selected));
    }
  });

  it('equals a stable sort at 2^20 scores', () => {
    const scores = makeScores('gaussian', 2 ** 20, 11);
    expect(topkOnCpu(scores, 2048)).toEqual(topkReference(scores, 2048));
  }, 60_000);

  it('gives ties to the lower index, and keeps the order of the scores', () => {
    const scores = Float32Array.of(1, 3, 2, 3, Number.NaN, 2, Number.NEGATIVE_INFINITY, 2);
    expect([...topkOnCpu(scores, 4)]).toEqual([1, 2, 3, 5]);
  });

  it('counts NaN as −∞ and −0 as +0', () => {
    expect([...topkOnCpu(Float32Array.of(Number.NaN, Number.NEGATIVE_INFINITY), 1)]).toEqual([0]);
    expect([...topkOnCpu(Float32Array.of(-0, 0, -0), 2)]).toEqual([0, 1]);
  });

  it('reads only its own part of a shared buffer', () => {
    const shared = Float32Array.of(9, 1, 2, 9);
    expect([...topkOnCpu(shared.subarray(1, 3), 1)]).toEqual([1]);
  });

  it.each([0, 3, 1.5, -1])('refuses k = %s of two scores', (selected) => {
    expect(() => topkOnCpu(Float32Array.of(1, 2), selected)).toThrow(RangeError);
  });
});
