import { describe, expect, it } from 'vitest';
import { changing, tenSeconds } from '../samplers/samplersForTests.ts';
import { ruleBoundaries } from './ruleBoundaries.ts';

describe('where shots begin by the rule', () => {
  const starts = (values: Readonly<Record<number, number>>) =>
    ruleBoundaries(changing(values), tenSeconds.start).map(({ begin }) => begin);

  it('is at the first frame after a cut', () => {
    expect(starts({ 3: 0.4, 7.5: 0.2 })).toEqual([3, 7.5]);
  });

  it('is not where little changes', () => {
    expect(starts({ 3: 0.05 })).toEqual([]);
  });

  it('is not in the middle of steady motion, however strong', () => {
    expect(starts({ 2.5: 0.2, 3: 0.2, 3.5: 0.2, 4: 0.2, 4.5: 0.2 })).toEqual([]);
  });

  it('is where a cut stands out of motion', () => {
    expect(starts({ 2: 0.1, 2.5: 0.1, 3: 0.4, 3.5: 0.1, 4: 0.1 })).toEqual([3]);
  });

  it('is not twice within six tenths of a second, as a flash would have it', () => {
    expect(starts({ 3: 0.3, 3.5: 0.3 })).toEqual([3]);
  });
});
