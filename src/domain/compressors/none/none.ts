import { meanOf } from '../../blend.ts';
import { type BlendCompressor, digestOfAll, indicesFrom, visualTokenCount } from '../compressor.ts';

const parameters = {} as const;

/** The identity: W = I. */
export const none: BlendCompressor<typeof parameters> = {
  kind: 'blend',
  selects: false,
  label: 'All tokens',
  description: 'Every visual token as it is. Right for few frames and a model that reads a lot at once.',
  parameters,
  videoTokens: visualTokenCount,
  digest: (clip) => {
    const blends = Array.from({ length: visualTokenCount(clip) }, (_, token) => meanOf(indicesFrom(token, 1)));
    return digestOfAll(clip, blends);
  },
};
