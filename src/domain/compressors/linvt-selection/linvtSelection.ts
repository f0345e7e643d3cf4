import { meanOf } from '../../blend.ts';
import { editedScores, keptCount, noEdits } from '../../selectionEdits.ts';
import { type BlendCompressor, visualTokenCount } from '../compressor.ts';
import { highest } from '../linvt-free/linvtFree.ts';
import { tokenBudget } from '../tokenBudget.ts';

const parameters = {
  tokens: tokenBudget('How many visual tokens reach the language model, the most significant first.'),
} as const;

/**
 * The first half of LinVT (SVR; paper, 3.2.1): the tokens that the bundle's scorer finds most significant, as they are.
 * We depart from the paper's variant (Tab. 2) in that none are pooled beside them, so that a budget is kept, and in that
 * the scorer was trained together with the other half.
 */
export const linvtSelection: BlendCompressor<typeof parameters> = {
  kind: 'blend',
  selects: true,
  label: 'LinVT, selection alone',
  description:
    'Hands on the most significant visual tokens themselves, whatever the question. Right to see what blending adds.',
  citation: 'Gao et al., LinVT (2024), table 2: SVR without TTA',
  parameters,
  videoTokens: (shape, { tokens }) => Math.min(tokens, visualTokenCount(shape)),
  digest: ({ scores, ...shape }, { tokens }, edits = noEdits) => {
    const selected = highest(editedScores(scores, edits), keptCount(tokens, visualTokenCount(shape), edits));
    const blends = Array.from(selected, (token) => meanOf(Uint32Array.of(token)));
    return { selected, scores, blend: () => blends };
  },
};
