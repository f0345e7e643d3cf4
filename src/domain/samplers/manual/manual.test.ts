import { describe, expect, it } from 'vitest';
import { seconds } from '../../units.ts';
import { tenSeconds } from '../samplersForTests.ts';
import { manual } from './manual.ts';

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
});
