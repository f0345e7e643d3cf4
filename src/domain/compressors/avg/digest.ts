import { meanOf } from '../../blend.ts';
import { type Digester, digestOfAll, indicesFrom } from '../compressor.ts';
import type { avg } from './avg.ts';

/** What the compressor does; how is told where it is described. */
export const avgDigest: Digester<typeof avg.parameters> = (clip) => {
  const patches = clip.rows * clip.columns;
  const frames = Array.from({ length: clip.frames }, (_, frame) => meanOf(indicesFrom(frame * patches, patches)));
  return digestOfAll(clip, frames);
};
