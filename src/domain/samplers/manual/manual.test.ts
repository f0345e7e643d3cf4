import { describe, expect, it } from 'vitest';
import { seconds } from '../../units.ts';
import { tenSeconds } from '../samplersForTests.ts';
import { manual, withMovedTime, withoutTime, withTime } from './manual.ts';

describe('by hand', () => {
  const sample = (...times: readonly number[]) => manual.sample(tenSeconds, { times: times.map(seconds) });

  it('gives the moments that were set', () => {
    expect(sample(1, 4, 9.5)).toEqual([1, 4, 9.5]);
  });

  it('leaves out what lies outside the clip, and shows its middle where nothing is left', () => {
    expect(sample(4, 10, 12)).toEqual([4]);
    expect(sample(12)).toEqual([5]);
    expect(sample()).toEqual([5]);
  });

  it('keeps moments in their order, each once, in whole milliseconds that still show their frame', () => {
    const third = seconds(1 / 3);
    const times = withTime(withTime([seconds(2)], third), seconds(2));
    expect(times).toEqual([0.334, 2]);
    expect(withoutTime(times, seconds(2))).toEqual([0.334]);
  });

  it('moves one of them, past others too, but not out of the clip', () => {
    const times = [1, 2, 3].map(seconds);
    expect(withMovedTime(times, seconds(1), 2.5, tenSeconds)).toEqual([2, 2.5, 3]);
    expect(withMovedTime(times, seconds(1), -4, tenSeconds)).toEqual([0, 2, 3]);
    expect(withMovedTime(times, seconds(1), 44, tenSeconds)).toEqual([2, 3, 9.999]);
  });

  it('takes no more than there is room for', () => {
    const full = Array.from({ length: 64 }, (_, i) => seconds(i / 10));
    expect(withTime(full, seconds(9))).toEqual(full);
  });
});
