import { describe, expect, it } from 'vitest';
import type { VisualClip } from '../compressor.ts';
import { clipOf, tokensOf } from '../compressorsForTests.ts';
import { mergeDigest } from './digest.ts';

describe('merging', () => {
  /** Two channels, so that tokens differ in direction. */
  const inTwoChannels = (clip: VisualClip): VisualClip => ({
    ...clip,
    channels: 2,
    tokens: Float32Array.from(Array.from(clip.tokens, (angle) => [Math.cos(angle), Math.sin(angle)]).flat()),
  });

  it('makes one token of what stands still, and leaves alone what moves', () => {
    const still = 0;
    const clip = inTwoChannels(clipOf([[[still, 1, still]], [[still, still, 2]]]));
    expect(tokensOf(mergeDigest(clip, { tokens: 4 }))).toEqual([[0, 3, 4], [1], [2], [5]]);
  });

  it('merges in time before space where both are as alike', () => {
    const clip = inTwoChannels(clipOf([[[0, 0]], [[0, 0]]]));
    expect(tokensOf(mergeDigest(clip, { tokens: 2 }))).toEqual([
      [0, 2],
      [1, 3],
    ]);
  });

  it('does not merge over the edge of a frame', () => {
    const clip = inTwoChannels(
      clipOf([
        [
          [0, 1],
          [1, 2],
        ],
      ]),
    );
    expect(tokensOf(mergeDigest(clip, { tokens: 3 }))).not.toContainEqual([1, 2]);
  });
});
