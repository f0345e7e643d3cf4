import { describe, expect, it } from 'vitest';
import type { Blend } from '../../blend.ts';
import { defaults } from '../../descriptor.ts';
import { videoTokenCount } from '../../linvt.ts';
import type { VisualClip } from '../compressor.ts';
import { clipOf, noQuestion } from '../compressorsForTests.ts';
import { linvt } from '../linvt/linvt.ts';
import { linvtFreeDigest } from './digest.ts';
import { linvtFree } from './linvtFree.ts';

describe('LinVT without training', () => {
  it('reads from the first moments to the last', () => {
    const clip = { ...clipOf([[[1, 3]], [[1, 3]], [[1, 3]], [[1, 3]]]), queries: [4, 2, 2] };
    const momentOf = ({ tokens, weights }: Blend) =>
      tokens.reduce((sum, token, at) => sum + (weights[at] ?? 0) * (clip.moments[Math.floor(token / 2)] ?? 0), 0);
    const moments = linvtFreeDigest(clip, { k: 8 }).blend(noQuestion).map(momentOf);
    const scales = [moments.slice(0, 4), moments.slice(4, 6), moments.slice(6)];
    for (const scale of scales) expect(scale).toEqual(scale.toSorted((a, b) => a - b));
    expect(moments[3]).toBeGreaterThan((moments[0] ?? 0) + 0.5);
  });

  it('takes more of what the question is about', () => {
    const clip: VisualClip = {
      ...clipOf([[[1, 0, 0, 1]]]),
      rows: 1,
      columns: 2,
      channels: 2,
      scores: new Float32Array(2),
    };
    const weightOfFirst = (question: Float32Array) => {
      const [blend] = linvtFreeDigest(clip, { k: 4 }).blend(question);
      return blend?.weights[0] ?? 0;
    };
    expect(weightOfFirst(Float32Array.of(1, 0))).toBeGreaterThan(0.5);
    expect(weightOfFirst(Float32Array.of(0, 1))).toBeLessThan(0.5);
  });

  it('keeps as many tokens as LinVT by default', () => {
    expect(defaults(linvtFree.parameters)).toEqual(defaults(linvt.parameters));
    expect(linvtFree.videoTokens({ frames: 1, rows: 1, columns: 1, queries: [12, 8, 8] }, { k: 4 })).toBe(
      videoTokenCount([12, 8, 8]),
    );
  });
});
