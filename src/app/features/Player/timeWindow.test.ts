import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { following, panned, placeIn, type TimeWindow, zoomed } from './timeWindow.ts';

const whole: TimeWindow = { from: 2, to: 12 };

describe('the part of a clip that the timeline shows', () => {
  it('narrows around a moment, which stays in its place', () => {
    expect(zoomed(whole, whole, 0.5, 4)).toEqual({ from: 3, to: 8 });
  });

  it('never shows more than the clip, nor less than a few frames', () => {
    expect(zoomed({ from: 3, to: 8 }, whole, 10, 4)).toEqual(whole);
    const close = zoomed(whole, whole, 1e-6, 7);
    expect(close.to - close.from).toBeCloseTo(0.25);
    const short = { from: 0, to: 0.1 };
    expect(zoomed(short, short, 0.5, 0.05)).toEqual(short);
  });

  it('moves as far as the clip goes', () => {
    expect(panned({ from: 3, to: 8 }, whole, 2)).toEqual({ from: 5, to: 10 });
    expect(panned({ from: 3, to: 8 }, whole, 99)).toEqual({ from: 7, to: 12 });
    expect(panned({ from: 3, to: 8 }, whole, -99)).toEqual({ from: 2, to: 7 });
  });

  it('turns to a moment that it does not show, and to no other', () => {
    expect(following({ from: 3, to: 5 }, whole, 4)).toEqual({ from: 3, to: 5 });
    expect(following({ from: 3, to: 5 }, whole, 6)).toEqual({ from: 6, to: 8 });
    expect(following({ from: 3, to: 5 }, whole, 11.5)).toEqual({ from: 10, to: 12 });
  });

  it('stays within the clip and keeps the moment in its place, however often it is zoomed', () => {
    const step = fc.record({
      factor: fc.constantFrom(0.5, 0.8, 1.25, 2),
      part: fc.double({ min: 0, max: 1, noNaN: true }),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 20 }), (steps) => {
        let shown = whole;
        for (const { factor, part } of steps) {
          const at = shown.from + part * (shown.to - shown.from);
          shown = zoomed(shown, whole, factor, at);
          expect(shown.from).toBeGreaterThanOrEqual(whole.from);
          expect(shown.to).toBeLessThanOrEqual(whole.to + 1e-9);
          expect(placeIn(shown, at)).toBeGreaterThanOrEqual(-1e-9);
          expect(placeIn(shown, at)).toBeLessThanOrEqual(1 + 1e-9);
        }
      }),
    );
  });
});
