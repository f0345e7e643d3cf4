import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seconds } from '../../units.ts';
import { fps } from './fps.ts';

describe('frames per second', () => {
  const sample = (duration: number, rate: number, cap: number) =>
    fps.sample({ start: seconds(0), duration: seconds(duration) }, { rate, cap });

  it('takes the centre of each period', () => {
    expect(sample(2, 2, 16)).toEqual([0.25, 0.75, 1.25, 1.75]);
  });

  it('leaves out a last period that is not whole', () => {
    expect(sample(2.9, 1, 16)).toEqual([0.5, 1.5]);
  });

  it('takes the middle of a clip shorter than a period', () => {
    expect(sample(0.4, 1, 16)).toEqual([0.2]);
  });

  it('spreads the cap over the whole clip where the rate would exceed it', () => {
    expect(sample(100, 1, 4)).toEqual([12.5, 37.5, 62.5, 87.5]);
  });

  it('never exceeds its cap', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.01, max: 1e5, noNaN: true }),
        fc.double({ min: 0.1, max: 8, noNaN: true }),
        fc.integer({ min: 1, max: 64 }),
        (duration, rate, cap) => sample(duration, rate, cap).length <= cap,
      ),
    );
  });
});
