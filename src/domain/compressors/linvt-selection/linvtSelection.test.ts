import { describe, expect, it } from 'vitest';
import { clipOf, valuesOf } from '../compressorsForTests.ts';
import { linvtSelectionDigest } from './digest.ts';

describe('LinVT’s selection alone', () => {
  const clip = clipOf([[[1, 2]], [[3, 4]]], [0, 5, -1, 7]);

  it('hands on the most significant tokens as they are, in their order in the clip', () => {
    expect(valuesOf(clip, linvtSelectionDigest(clip, { tokens: 2 }))).toEqual([2, 4]);
  });

  it('takes what is pinned before all else, and nothing that is dropped', () => {
    const edits = { times: [], pinned: [2], dropped: [3] };
    expect(valuesOf(clip, linvtSelectionDigest(clip, { tokens: 2 }, edits))).toEqual([2, 3]);
  });
});
