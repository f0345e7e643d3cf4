import { describe, expect, it } from 'vitest';
import { seconds } from '../../units.ts';
import { tenSeconds } from '../samplersForTests.ts';
import { keyframes } from './keyframes.ts';

describe('key frames', () => {
  const sample = (keyTimes: readonly number[], cap: number) =>
    keyframes.sample(tenSeconds, { cap }, { keyTimes: keyTimes.map(seconds) });

  it('are all taken where they are few', () => {
    expect(sample([0, 4, 8], 8)).toEqual([0, 4, 8]);
  });

  it('are chosen evenly where they are many', () => {
    expect(sample([0, 1, 2, 3, 4, 5, 6, 7, 8], 3)).toEqual([1, 4, 7]);
  });

  it('leave the middle to a clip that has none to show', () => {
    expect(sample([], 8)).toEqual([5]);
  });
});
