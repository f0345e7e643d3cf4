import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { medianEstimate, percentile } from './statistics.ts';

const times = fc.array(fc.double({ min: 0, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 60 });

describe('the estimate of a median', () => {
  it('lies in its interval, which lies among the samples', () => {
    const ordered = fc.property(times, (samples) => {
      const { median, low, high } = medianEstimate(samples);
      expect(low).toBeLessThanOrEqual(median);
      expect(high).toBeGreaterThanOrEqual(median);
      expect(samples).toContain(low);
      expect(samples).toContain(high);
    });
    fc.assert(ordered);
  });

  it('reaches from the 6th to the 15th of 20 samples', () => {
    const samples = Array.from({ length: 20 }, (_, at) => at + 1);
    expect(medianEstimate(samples)).toEqual({ median: 10.5, low: 6, high: 15 });
  });

  it('of one sample is that sample', () => {
    expect(medianEstimate([3])).toEqual({ median: 3, low: 3, high: 3 });
  });

  it('refuses nothing to estimate from', () => {
    expect(() => medianEstimate([])).toThrow(RangeError);
  });
});

describe('a percentile', () => {
  it('is the sample that so many do not exceed', () => {
    const samples = Array.from({ length: 20 }, (_, at) => 20 - at);
    expect([0, 0.05, 0.5, 0.95, 1].map((part) => percentile(samples, part))).toEqual([1, 1, 10, 19, 20]);
  });

  it('refuses nothing to choose from', () => {
    expect(() => percentile([], 0.95)).toThrow(RangeError);
  });
});
