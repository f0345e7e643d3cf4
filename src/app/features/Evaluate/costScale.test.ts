import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sideBySide, ticksTo } from './costScale.ts';

describe('the ticks of a scale', () => {
  it('are round numbers', () => {
    expect(ticksTo(28, 4)).toEqual([0, 10, 20, 30]);
    expect(ticksTo(1200, 4)).toEqual([0, 500, 1000, 1500]);
    expect(ticksTo(0, 4)).toEqual([0, 1]);
  });

  it('reach as far as what is shown, and are few', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-3, max: 1e9, noNaN: true }), fc.integer({ min: 2, max: 8 }), (most, count) => {
        const ticks = ticksTo(most, count);
        expect(ticks.at(-1)).toBeGreaterThanOrEqual(most * (1 - 1e-6));
        expect(ticks.length).toBeLessThanOrEqual(count + 2);
      }),
    );
  });
});

describe('dots side by side', () => {
  it('stay where they are when there is room, and part evenly when there is none', () => {
    expect(sideBySide([10, 100], 20)).toEqual([10, 100]);
    expect(sideBySide([50, 50, 50], 20)).toEqual([30, 50, 70]);
    expect(sideBySide([60, 50], 20)).toEqual([65, 45]);
  });

  it('are never too near, keep their order and their middle', () => {
    const places = fc.array(fc.integer({ min: 0, max: 300 }), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(places, (given) => {
        const drawn = sideBySide(given, 20);
        const sorted = drawn.toSorted((a, b) => a - b);
        sorted.slice(1).forEach((place, at) => {
          expect(place - (sorted[at] ?? 0)).toBeGreaterThanOrEqual(20 - 1e-6);
        });
        const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
        expect(sum(drawn)).toBeCloseTo(sum(given), 6);
        given.forEach((a, i) => {
          given.forEach((b, j) => {
            if (a < b) expect(drawn[i]).toBeLessThan(drawn[j] ?? 0);
          });
        });
      }),
    );
  });
});
