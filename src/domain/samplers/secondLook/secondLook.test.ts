import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seconds } from '../../units.ts';
import { tenSeconds } from '../samplersForTests.ts';
import { uniform } from '../uniform/uniform.ts';
import { secondLook } from './secondLook.ts';

const usual = { frames: 4, more: 3, reach: 1 };

describe('a second look', () => {
  it('begins as uniform does', () => {
    expect(secondLook.sample(tenSeconds, usual)).toEqual(uniform.sample(tenSeconds, { frames: 4 }));
  });

  it('adds frames around the moment, as far to either side as it reaches', () => {
    const times = secondLook.closer(tenSeconds, { frames: 4, more: 5, reach: 1 }, seconds(5));
    expect(times).toEqual([1.25, 3, 3.75, 4, 5, 6, 6.25, 7, 8.75]);
  });

  it('stays within the clip where the moment is near its end', () => {
    const times = secondLook.closer(tenSeconds, usual, seconds(9.5));
    expect(times).toEqual([1.25, 3.75, 6.25, 7.5, 8.5, 8.75, 9.5]);
  });

  it('is none where the frames lie close enough already', () => {
    expect(secondLook.closer(tenSeconds, { ...usual, frames: 16 }, seconds(5))).toBeNull();
  });

  it('is none for a moment that the clip does not have', () => {
    expect(secondLook.closer(tenSeconds, usual, seconds(40))).toBeNull();
    const reached = seconds(12.5 - 1e-9);
    expect(secondLook.closer(tenSeconds, usual, reached)).toBeNull();
  });

  it('gives ascending times within the span, each once, the first look’s among them', () => {
    const all = fc.record({
      ...{ start: fc.integer({ min: 0, max: 100 }), duration: fc.integer({ min: 1, max: 600 }) },
      ...{ frames: fc.integer({ min: 1, max: 64 }), more: fc.integer({ min: 1, max: 64 }) },
      ...{
        reach: fc.integer({ min: 1, max: 8 }).map((steps) => steps / 2),
        at: fc.double({ min: 0, max: 1.2, noNaN: true }),
      },
    });
    fc.assert(
      fc.property(all, ({ start, duration, at, ...values }) => {
        const span = { start: seconds(start), duration: seconds(duration) };
        const times = secondLook.closer(span, values, seconds(start + at * duration));
        if (times === null) return;
        expect(times.length).toBeLessThanOrEqual(values.frames + values.more);
        expect(times).toEqual(expect.arrayContaining([...secondLook.sample(span, values)]));
        expect(times.filter((time, i) => i > 0 && time <= (times[i - 1] ?? 0))).toEqual([]);
        expect(times[0]).toBeGreaterThanOrEqual(start);
        expect(times.at(-1)).toBeLessThan(start + duration);
      }),
    );
  });
});
