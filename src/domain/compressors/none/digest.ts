import { meanOf } from '../../blend.ts';
import { type Digester, digestOfAll, indicesFrom, visualTokenCount } from '../compressor.ts';
import type { none } from './none.ts';

/** What the compressor does; how is told where it is described. */
export const noneDigest: Digester<typeof none.parameters> = (clip) => {
  const blends = Array.from({ length: visualTokenCount(clip) }, (_, token) => meanOf(indicesFrom(token, 1)));
  return digestOfAll(clip, blends);
};
