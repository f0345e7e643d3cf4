import { softmax } from '../../blend.ts';
import { type Digester, digestOfAll, indicesFrom } from '../compressor.ts';
import type { frameToken } from './frameToken.ts';

/** What the compressor does; how is told where it is described. */
export const frameTokenDigest: Digester<typeof frameToken.parameters> = (clip) => {
  const patches = clip.rows * clip.columns;
  const frames = Array.from({ length: clip.frames }, (_, frame) => ({
    tokens: indicesFrom(frame * patches, patches),
    weights: softmax(clip.scores.subarray(frame * patches, (frame + 1) * patches)),
  }));
  return digestOfAll(clip, frames);
};
