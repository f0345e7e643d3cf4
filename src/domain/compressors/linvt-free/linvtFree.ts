import { videoTokenCount } from '../../linvt.ts';
import type { Compressor } from '../compressor.ts';
import { keptTokens } from '../keptTokens.ts';

const parameters = { k: keptTokens } as const;

/**
 * LinVT for an image model that has none: nothing is learned, and still every video token is a convex combination of
 * visual tokens, which such a model can read. Scores come of attention without projections; top-k and pooling are
 * LinVT's. In the place of learnable queries each scale has as many moments, evenly spaced; a pooled token weighs the
 * more, the nearer it is to the moment, the more significant, and the more similar to a word of the question.
 */
export const linvtFree: Compressor<typeof parameters> = {
  selects: true,
  label: 'LinVT, untrained',
  description:
    'LinVT’s steps without learned weights: what stands out is kept, and blended by time and by likeness to the question. Right for a model without a LinVT of its own.',
  citation: 'After Gao et al., LinVT (2024); the weights in the place of its aggregation are this project’s own',
  parameters,
  videoTokens: ({ queries }) => videoTokenCount(queries),
  // Each is of all that was kept, which may all be of one picture.
  mostTimes: () => 1,
};
