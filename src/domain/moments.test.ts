import { describe, expect, it } from 'vitest';
import { firstTimes, withMovedTime, withoutTime, withTime } from './moments.ts';
import { samplers } from './samplers/registry.ts';
import { tenSeconds } from './samplers/samplersForTests.ts';
import { seconds } from './units.ts';

const { times: many } = samplers.manual.parameters;
const { ends: two } = samplers.part.parameters;

describe('moments on the timeline', () => {
  it('stay in their order, each once, in whole milliseconds that still show their frame', () => {
    const third = seconds(1 / 3);
    const times = withTime(many, withTime(many, [seconds(2)], third), seconds(2));
    expect(times).toEqual([0.334, 2]);
    expect(withoutTime(times, seconds(2))).toEqual([0.334]);
  });

  it('are moved one by one, past others too, but not out of the clip', () => {
    const times = [1, 2, 3].map(seconds);
    expect(withMovedTime(many, times, seconds(1), 2.5, tenSeconds)).toEqual([2, 2.5, 3]);
    expect(withMovedTime(many, times, seconds(1), -4, tenSeconds)).toEqual([0, 2, 3]);
    expect(withMovedTime(many, times, seconds(1), 44, tenSeconds)).toEqual([2, 3, 9.999]);
  });

  it('make room for another one where they are as many as there may be: the nearest gives way', () => {
    expect(withTime(two, [1, 9].map(seconds), seconds(4))).toEqual([4, 9]);
    expect(withTime(two, [1, 9].map(seconds), seconds(6))).toEqual([1, 6]);
    expect(withTime(two, [1, 9].map(seconds), seconds(5))).toEqual([5, 9]);
    expect(withTime(two, [4].map(seconds), seconds(6))).toEqual([4, 6]);
    const full = Array.from({ length: 64 }, (_, i) => seconds(i / 8));
    expect(withTime(many, full, seconds(9))).toEqual([...full.slice(0, -1), 9]);
  });

  it('begin as those on show; where they are to be fewer, from the first to the last', () => {
    const shown = [0.5, 1.5, 2.5, 3.5].map(seconds);
    expect(firstTimes(many, shown)).toEqual(shown);
    expect(firstTimes(two, shown)).toEqual([0.5, 3.5]);
    expect(firstTimes(two, [seconds(3)])).toEqual([3]);
    expect(firstTimes(two, [])).toEqual([]);
  });
});
