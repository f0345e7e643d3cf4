import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { comparedTimes } from './signals.ts';
import { seconds } from './units.ts';

const clip = (frameCount: number, duration: number, start = 0) => ({
  frameCount,
  duration: seconds(duration),
  start: seconds(start),
});
const keyEvery = (period: number, count: number) => Array.from({ length: count }, (_, i) => seconds(i * period));

describe('the frames that are compared', () => {
  it('are all where there are few, each met in the middle of its time', () => {
    expect(comparedTimes(clip(4, 2, 1), [])).toEqual([1.25, 1.75, 2.25, 2.75]);
  });

  it('are evenly spaced where there are more', () => {
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
});
