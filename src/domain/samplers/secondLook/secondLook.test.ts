import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seconds } from '../../units.ts';
import { tenSeconds } from '../samplersForTests.ts';
import { uniform } from '../uniform/uniform.ts';
import { secondLook } from './secondLook.ts';

const usual = { frames: 4, closer: 5, reach: 0.5 };

describe('a second look', () => {
  it('begins as uniform does', () => {
    expect(secondLook.sample(tenSeconds, usual)).toEqual(uniform.sample(tenSeconds, { frames: 4 }));
  });

  it('divides the distances between frames around the moment, as far to either side as it reaches', () => {
    expect(secondLook.closer(tenSeconds, usual, seconds(5))).toEqual([1.25, 3.75, 4.25, 4.75, 5.25, 5.75, 6.25, 8.75]);
  });

  it('stays within the clip where the moment is near its end', () => {
    const times = secondLook.closer(tenSeconds, usual, seconds(9.5));
    expect(times).toEqual([1.25, 3.75, 6.25, 8.25, 8.75, 9.25, 9.75]);
  });

  it('is none where the frames lie close enough already', () => {
    expect(secondLook.closer(tenSeconds, { ...usual, frames: 16 }, seconds(5))).toBeNull();
  });

  it('is none for a moment that the clip does not have', () => {
    expect(secondLook.closer(tenSeconds, usual, seconds(40))).toBeNull();
  });

  it('gives ascending times within the span, the first look’s among them, and none nearer to the next than it should be', () => {
    const all = fc.record({
      start: fc.integer({ min: 0, max: 100 }),
      duration: fc.integer({ min: 1, max: 600 }),
      frames: fc.integer({ min: 1, max: 64 }),
      closer: fc.constantFrom(3, 5, 7, 9),
      reach: fc.integer({ min: 1, max: 8 }).map((steps) => steps / 2),
      at: fc.double({ min: 0, max: 1.2, noNaN: true }),
    });
    fc.assert(
      fc.property(all, ({ start, duration, at, ...values }) => {
        const span = { start: seconds(start), duration: seconds(duration) };
        const times = secondLook.closer(span, values, seconds(start + at * duration));
        if (times === null) return;
        expect(times.length).toBeGreaterThan(values.frames);
        expect(times).toEqual(expect.arrayContaining([...secondLook.sample(span, values)]));
        const least = duration / values.frames / values.closer;
        expect(times.filter((time, i) => i > 0 && time - (times[i - 1] ?? 0) < least - 1e-6)).toEqual([]);
        expect(times[0]).toBeGreaterThanOrEqual(start);
        expect(times.at(-1)).toBeLessThan(start + duration);
      }),
    );
  });
});
