import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changing, tenSeconds } from '../samplersForTests.ts';
import { uniform } from '../uniform/uniform.ts';
import { change } from './change.ts';
import { equalChange } from './equalChange.ts';

describe('change', () => {
  const sample = (changes: Readonly<Record<number, number>>, frames: number) =>
    change.sample(tenSeconds, { frames }, { difference: changing(changes) });

  it('is uniform in a clip that stands still', () => {
    expect(sample({}, 4)).toEqual(uniform.sample(tenSeconds, { frames: 4 }).map((time) => expect.closeTo(time, 9)));
  });

  it('shows each stretch between cuts', () => {
    const [first = 0, second = 0, third = 0] = sample({ 2: 0.5, 6: 0.5 }, 3);
    expect([first < 2, second > 2 && second < 6, third > 6]).toEqual([true, true, true]);
  });

  it('spends most frames where most changes', () => {
    const busy = { 5.5: 0.1, 6: 0.1, 6.5: 0.1, 7: 0.1, 7.5: 0.1, 8: 0.1 };
    const inBusy = (times: readonly number[]) => times.filter((time) => time > 5 && time < 8).length;
    expect(inBusy(uniform.sample(tenSeconds, { frames: 6 }))).toBe(2);
    expect(inBusy(sample(busy, 6))).toBe(4);
  });

  it('takes a hard cut for one bound between parts, however few other changes there are', () => {
    const cuts = fc.dictionary(
      fc.integer({ min: 1, max: 19 }).map((half) => String(half / 2)),
      fc.double({ min: 0.01, max: 1, noNaN: true }),
    );
    fc.assert(
      fc.property(cuts, fc.integer({ min: 1, max: 12 }), (changes, parts) => {
        const difference = changing(changes);
        const bounds = equalChange(tenSeconds, difference, parts).slice(1, -1);
        expect(bounds).toHaveLength(parts - 1);
        for (const [at, to] of difference.times.entries()) {
          const from = difference.times[at - 1] ?? to;
          // Its time alone may bring half a part more.
          expect(bounds.filter((bound) => bound > from && bound < to).length).toBeLessThanOrEqual(2);
        }
      }),
    );
  }, 60_000);
});
