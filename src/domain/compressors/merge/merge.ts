import { type Compressor, visualTokenCount } from '../compressor.ts';
import { tokenBudget } from '../tokenBudget.ts';

const parameters = {
  tokens: tokenBudget('Neighbouring tokens are merged, the most alike first, until this many are left.'),
} as const;

/**
 * Merges neighbours in time and in space, the most alike first (cosine), until the budget is met; a video token is the
 * mean of its group, and groups stand in the order of their first tokens. What stands still becomes one token for all
 * its frames, a plain background one for all its area; what moves or differs stays apart.
 *
 * TempMe merges inside the encoder, first within and then across clips of neighbouring frames, by matching two halves of
 * the tokens whatever their places. We depart: the encoder is taken as it is, so tokens are merged once behind it, and
 * only with neighbours, so that a group is a connected part of the clip.
 */
export const merge: Compressor<typeof parameters> = {
  selects: false,
  label: 'Merging',
  description: 'Merges neighbouring tokens that are alike, above all what stands still. Right for still backgrounds.',
  citation: 'Shen et al., TempMe: Video Temporal Token Merging for Efficient Text-Video Retrieval (2024)',
  parameters,
  videoTokens: (shape, { tokens }) => Math.min(tokens, visualTokenCount(shape)),
  mostTimes: ({ frames }, { tokens }) => (tokens < frames ? 0 : frames),
};
