import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seconds } from '../../units.ts';
import { tenSeconds } from '../samplersForTests.ts';
import { uniform } from '../uniform/uniform.ts';
import { part } from './part.ts';

describe('a part of the clip', () => {
  const sample = (frames: number, ...ends: readonly number[]) =>
    part.sample(tenSeconds, { frames, ends: ends.map(seconds) });

  it('is looked at evenly between its ends', () => {
    expect(sample(4, 2, 6)).toEqual([2.5, 3.5, 4.5, 5.5]);
  });

  it('goes on to the end of the clip where it has a begin alone, and is the whole where it has neither', () => {
    expect(sample(2, 6)).toEqual([7, 9]);
    expect(sample(2)).toEqual([2.5, 7.5]);
  });

  it('knows nothing of ends that were set on another clip', () => {
    expect(sample(2, 6, 40)).toEqual([7, 9]);
    expect(sample(2, 40, 60)).toEqual([2.5, 7.5]);
  });

  it('is the whole clip where it would begin at its very end', () => {
    const span = { start: seconds(0), duration: seconds(0.0010000000000000002) };
    expect(part.sample(span, { frames: 2, ends: [seconds(0.001)] })).toEqual(uniform.sample(span, { frames: 2 }));
  });

  it('is what uniform makes of a clip of its length, wherever its ends are', () => {
    const ends = fc
      .tuple(fc.integer({ min: 0, max: 9999 }), fc.integer({ min: 0, max: 9999 }))
      .filter(([a, b]) => a < b);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 64 }), ends, (frames, [from, to]) => {
        const alone = uniform.sample({ start: seconds(0), duration: seconds((to - from) / 1000) }, { frames });
        const times = sample(frames, from / 1000, to / 1000);
        expect(times).toEqual(alone.map((time) => expect.closeTo(time + from / 1000, 6)));
      }),
    );
  });
});
