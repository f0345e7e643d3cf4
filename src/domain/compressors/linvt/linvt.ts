import { videoTokenCount } from '../../linvt.ts';
import type { Compressor } from '../compressor.ts';
import { keptTokens } from '../keptTokens.ts';

const parameters = { k: keptTokens } as const;

/** The bundle's own LinVT: its graphs score and aggregate, kernels select and pool. */
export const linvt: Compressor<typeof parameters> = {
  selects: true,
  label: 'LinVT',
  description:
    'Keeps the most significant tokens and blends them, guided by the question, into a few video tokens. Right where the model was trained with it.',
  citation: 'Gao et al., LinVT: Empower Your Image-level Large Language Model to Understand Videos (2024)',
  parameters,
  videoTokens: ({ queries }) => videoTokenCount(queries),
  mostTimes: () => 0,
};
