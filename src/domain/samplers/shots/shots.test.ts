import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FoundShots, ShotBoundary } from '../../shots/shots.ts';
import { seconds } from '../../units.ts';
import { tenSeconds } from '../samplersForTests.ts';
import { uniform } from '../uniform/uniform.ts';
import { framesOfEach, shots } from './shots.ts';

/** Boundaries from and to the given times. */
function foundAt(spans: readonly (readonly [number, number])[]): FoundShots {
  const boundaries: readonly ShotBoundary[] = spans.map(([begin, end]) => ({
    begin: seconds(begin),
    end: seconds(end),
  }));
  return { boundaries, fallback: null };
}

describe('shots', () => {
  const sample = (cuts: readonly number[], frames: number) =>
    shots.sample(tenSeconds, { frames }, { shots: foundAt(cuts.map((cut) => [cut, cut])) });

  it('are shown at their centres', () => {
    expect(sample([4, 8], 3)).toEqual([2, 6, 9]);
  });

  it('have more frames where they are longer', () => {
    expect(sample([8], 5)).toEqual([1, 3, 5, 7, 9]);
  });

  it('have none where they are the shortest of too many', () => {
    expect(sample([4, 8], 2)).toEqual([2, 6]);
  });

  it('are one where nothing is cut: then they are uniform', () => {
    expect(sample([], 4)).toEqual(uniform.sample(tenSeconds, { frames: 4 }));
  });

  it('are shown outside the dissolves and fades between them', () => {
    const found = foundAt([
      [3, 5],
      [7, 7],
    ]);
    expect(shots.sample(tenSeconds, { frames: 4 }, { shots: found })).toEqual([0.75, 2.25, 6, 8.5]);
  });

  it('share all frames, at least one each while there are enough, and never leave a longer one with fewer', () => {
    const lengths = fc.array(fc.integer({ min: 1, max: 100 }), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(lengths, fc.integer({ min: 1, max: 64 }), (given, budget) => {
        const counts = framesOfEach(given, budget);
        expect(counts.reduce((sum, count) => sum + count, 0)).toBe(budget);
        if (budget >= given.length) expect(Math.min(...counts)).toBeGreaterThan(0);
        for (const [i, length] of given.entries()) {
          const longer = counts.filter((_, j) => (given[j] ?? 0) > length);
          expect(Math.min(...longer, 64)).toBeGreaterThanOrEqual(counts[i] ?? 0);
        }
      }),
    );
  });
});
