import { type Compressor, visualTokenCount } from '../compressor.ts';
import { tokenBudget } from '../tokenBudget.ts';

const parameters = {
  tokens: tokenBudget('How many visual tokens reach the language model, the most significant first.'),
} as const;

/**
 * The first half of LinVT (SVR; paper, 3.2.1): the tokens that the bundle's scorer finds most significant, as they are.
 * We depart from the paper's variant (Tab. 2) in that none are pooled beside them, so that a budget is kept, and in that
 * the scorer was trained together with the other half.
 */
export const linvtSelection: Compressor<typeof parameters> = {
  selects: true,
  label: 'LinVT, selection alone',
  description:
    'Hands on the most significant visual tokens themselves, whatever the question. Right to see what blending adds.',
  citation: 'Gao et al., LinVT (2024), table 2: SVR without TTA',
  parameters,
  videoTokens: (shape, { tokens }) => Math.min(tokens, visualTokenCount(shape)),
};
