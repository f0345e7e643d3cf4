import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mostRelevant } from './mostRelevant.ts';

describe('the most relevant', () => {
  it('are together where they stand out', () => {
    expect(mostRelevant([0, 0, 0, 0.9, 1, 0.9, 0, 0, 0, 0], 3, 0.5)).toEqual([3, 4, 5]);
  });

  it('are the best of each half where they do not', () => {
    expect(mostRelevant([0.5, 0.6, 0.5, 0.5, 0.5, 0.5, 0.4, 0.7], 2, 0.9)).toEqual([1, 7]);
  });

  it('leave a half that is alike in all its parts spread, and crowd in one that is not', () => {
    const relevance = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 0, 0];
    expect(mostRelevant(relevance, 4, 0.7)).toEqual([0, 4, 12, 13]);
  });

  it('are as many as are wanted, each once', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 1, maxLength: 128 }),
        fc.integer({ min: 1, max: 64 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (relevance, count, focus) => {
          const chosen = mostRelevant(relevance, count, focus);
          expect(new Set(chosen).size).toBe(Math.min(count, relevance.length));
          expect(chosen).toEqual(chosen.toSorted((a, b) => a - b));
        },
      ),
    );
  });

  it('are the highest of all where they may crowd anywhere', () => {
    const values = fc.uniqueArray(fc.integer({ min: 0, max: 1000 }), { minLength: 3, maxLength: 40 });
    fc.assert(
      fc.property(values, (relevance) => {
        const chosen = mostRelevant(relevance, 2, -1).map((at) => relevance[at]);
        expect(chosen.toSorted()).toEqual(
          relevance
            .toSorted((a, b) => b - a)
            .slice(0, 2)
            .toSorted(),
        );
      }),
    );
  });
});
