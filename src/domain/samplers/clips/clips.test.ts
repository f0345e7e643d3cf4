import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changing, tenSeconds } from '../samplersForTests.ts';
import { clips } from './clips.ts';

describe('runs', () => {
  const sample = (changes: Readonly<Record<number, number>>, frames: number, run: number) =>
    clips.sample(tenSeconds, { frames, run }, { difference: changing(changes) });

  it('are a quarter of a second from frame to frame, around the moment of most change', () => {
    expect(sample({ 3: 0.2, 7: 0.4, 7.5: 0.2 }, 4, 4)).toEqual([6.375, 6.625, 6.875, 7.125]);
  });

  it('are one in each half where as much changes in both', () => {
    const times = sample({ 2: 0.3, 8: 0.3 }, 8, 4);
    expect(times).toEqual([1.375, 1.625, 1.875, 2.125, 7.375, 7.625, 7.875, 8.125]);
  });

  it('are where the picture changes, and then where the widest gap is', () => {
    const centres = sample({ 2: 0.3 }, 6, 2).filter((_, at) => at % 2 === 0);
    expect(centres.map((time) => time + 0.125)).toEqual([1.75, 3.8125, 5.875]);
  });

  it('do not overlap, in whatever clip', () => {
    const changes = fc.dictionary(
      fc.integer({ min: 1, max: 19 }).map((half) => String(half / 2)),
      fc.double({ min: 0.01, max: 1, noNaN: true }),
    );
    fc.assert(
      fc.property(changes, fc.integer({ min: 1, max: 16 }), fc.integer({ min: 2, max: 16 }), (given, runs, run) => {
        const times = sample(given, Math.min(64, runs * run), run);
        const distinct = new Set(times.map((time) => time.toFixed(6)));
        expect(times).toEqual(times.toSorted((a, b) => a - b));
        expect(distinct.size).toBe(times.length);
      }),
    );
  }, 60_000);

  it('share frames that do not go up evenly', () => {
    const times = sample({}, 5, 2);
    const gaps = times.slice(1).map((time, at) => time - (times[at] ?? 0));
    expect(gaps.map((gap) => gap < 0.26)).toEqual([false, true, false, true]);
  });

  it('are one of all frames where fewer are wanted than make a run', () => {
    expect(sample({ 5: 0.4 }, 2, 16)).toEqual([4.625, 4.875]);
  });

  it('stay within the clip where most changes at its end', () => {
    expect(sample({ 9.5: 0.5 }, 8, 8).at(-1)).toBeLessThan(10);
  });

  it('use the whole budget', () => {
    const anyFrames = fc.integer({ min: 1, max: 64 });
    const anyRun = fc.integer({ min: 2, max: 16 });
    fc.assert(fc.property(anyFrames, anyRun, (frames, run) => sample({ 3: 0.4 }, frames, run).length === frames));
  });
});
