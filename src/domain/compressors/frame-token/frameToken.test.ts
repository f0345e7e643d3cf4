import { describe, expect, it } from 'vitest';
import { avgDigest } from '../avg/digest.ts';
import { clipOf, valuesOf } from '../compressorsForTests.ts';
import { frameTokenDigest } from './digest.ts';

describe('frame tokens', () => {
  it('are made of what is significant in their frame', () => {
    const clip = clipOf([[[1, 9]], [[5, 7]]], [50, 0, -Infinity, 0]);
    const [first, second] = valuesOf(clip, frameTokenDigest(clip, {}));
    expect(first).toBeCloseTo(1, 4);
    expect(second).toBe(7);
  });

  it('are the average where all tokens are equally significant', () => {
    const clip = clipOf(
      [[[1, 2, 3, 6]], [[3, 5, 4, 4]]],
      Array.from({ length: 8 }, () => -3),
    );
    expect(valuesOf(clip, frameTokenDigest(clip, {}))).toEqual(valuesOf(clip, avgDigest(clip, {})));
  });
});
