import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { comparedTimes } from './signals.ts';
import { seconds } from './units.ts';

const clip = (frameCount: number, duration: number, start = 0, frameTimes: readonly number[] | null = null) => ({
  frameCount,
  frameTimes: frameTimes?.map(seconds) ?? null,
  duration: seconds(duration),
  start: seconds(start),
});
const keyEvery = (period: number, count: number) => Array.from({ length: count }, (_, i) => seconds(i * period));

describe('the frames that are compared', () => {
  it('are all where there are few, each met in the middle of its time', () => {
    expect(comparedTimes(clip(4, 2, 1), [])).toEqual([1.25, 1.75, 2.25, 2.75]);
  });

  it('are the same where the time of each is known, and the rate constant', () => {
    expect(comparedTimes(clip(4, 2, 1, [1, 1.5, 2, 2.5]), [])).toEqual(comparedTimes(clip(4, 2, 1), []));
  });

  it('are all also where most of them are close together', () => {
    const times = [0, 0.1, 0.2, 0.3, 3];
    expect(comparedTimes(clip(5, 4, 0, times), [])).toEqual(
      [0.05, 0.15, 0.25, 1.65, 3.5].map((time) => expect.closeTo(time)),
    );
  });

  it('are evenly spaced where there are more', () => {
    const listed = Array.from({ length: 1500 }, (_, at) => at / 25);
    expect(comparedTimes(clip(1500, 60, 0, listed), [])).toEqual(comparedTimes(clip(1500, 60), []));

    const times = comparedTimes(clip(1500, 60), keyEvery(2, 30));
    expect(times).toHaveLength(192);
    expect(times.slice(0, 2)).toEqual([0.15625, 0.46875]);
  });

  it('are key frames in a long clip, which would take too long to decode whole', () => {
    const keys = keyEvery(5, 100);
    expect(comparedTimes(clip(15_000, 500), keys)).toEqual(keys);
    expect(comparedTimes(clip(150_000, 5_000), keyEvery(5, 1000))).toHaveLength(192);
  });

  it('are evenly spaced in a long clip with hardly a key frame', () => {
    expect(comparedTimes(clip(15_000, 500), [seconds(0)])).toHaveLength(192);
  });

  it('are at least one, ascending, within the span', () => {
    const frames = fc.integer({ min: 0, max: 100_000 });
    fc.assert(
      fc.property(frames, fc.double({ min: 0.001, max: 1e4, noNaN: true }), (frameCount, duration) => {
        const times = comparedTimes(clip(frameCount, duration), []);
        expect(times.length).toBeGreaterThan(0);
        expect(times).toEqual(times.toSorted((a, b) => a - b));
        expect(times.at(-1)).toBeLessThan(duration);
      }),
    );
  });

  it('are each frame once, in the time in which it is shown, whatever the rate', () => {
    const gaps = fc.array(fc.double({ min: 0.001, max: 100, noNaN: true }), { minLength: 1, maxLength: 192 });
    fc.assert(
      fc.property(gaps, (shown) => {
        const ends = shown.map((_, at) => shown.slice(0, at + 1).reduce((sum, gap) => sum + gap, 0));
        const begins = [0, ...ends.slice(0, -1)];
        const met = comparedTimes(clip(begins.length, ends.at(-1) ?? 0, 0, begins), []);
        expect(met.map((time) => begins.findLastIndex((begin) => begin <= time))).toEqual([...begins.keys()]);
      }),
    );
  });
});
