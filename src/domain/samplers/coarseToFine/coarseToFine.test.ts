import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Seconds, seconds } from '../../units.ts';
import { searched, tenSeconds } from '../samplersForTests.ts';
import { uniform } from '../uniform/uniform.ts';
import { coarseToFine } from './coarseToFine.ts';

const relevances = fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 1, maxLength: 12 });

describe('coarse to fine', () => {
  const near = (target: number) => (time: Seconds) => -Math.abs(time - target);

  it('looks at the whole clip first, then closer to what is relevant', () => {
    const { steps } = searched(coarseToFine.search(tenSeconds, { frames: 4, look: 4, steps: 3 }), near(6));
    expect(steps[0]).toEqual(uniform.sample(tenSeconds, { frames: 4 }));
    const reach = steps.map((times) => Math.max(...times.map((time) => Math.abs(time - 6))));
    expect(reach[2]).toBeLessThan(reach[0] ?? 0);
  });

  it('ends nearer to a short moment than evenly spaced frames of the same number come', () => {
    const distance = (times: readonly Seconds[], target: number) =>
      Math.min(...times.map((time) => Math.abs(time - target)));
    fc.assert(
      fc.property(fc.double({ min: 0.5, max: 9.5, noNaN: true }), (target) => {
        const { times } = searched(coarseToFine.search(tenSeconds, { frames: 4, look: 4, steps: 6 }), near(target));
        expect(distance(times, target)).toBeLessThanOrEqual(0.16);
      }),
    );
  });

  it('looks no more where frames are a twentieth of a second apart', () => {
    const short = { start: seconds(0), duration: seconds(0.5) };
    const { steps } = searched(coarseToFine.search(short, { frames: 2, look: 8, steps: 8 }), near(0.2));
    const all = steps.flat().toSorted((a, b) => a - b);
    expect(Math.min(...all.slice(1).map((time, at) => time - (all[at] ?? 0)))).toBeGreaterThan(0.03);
  });

  it('never looks at a moment twice', () => {
    fc.assert(
      fc.property(relevances, fc.integer({ min: 1, max: 8 }), (relevance, count) => {
        const search = coarseToFine.search(tenSeconds, { frames: 6, look: 6, steps: count });
        const looked = searched(search, (_, at) => relevance[at % relevance.length] ?? 0).steps.flat();
        expect(new Set(looked).size).toBe(looked.length);
      }),
    );
  });
});
