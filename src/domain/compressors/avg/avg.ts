import type { Compressor } from '../compressor.ts';

const parameters = {} as const;

/** Spatial average pooling, down to one token a frame: the baseline of the paper's ablation. */
export const avg: Compressor<typeof parameters> = {
  selects: false,
  label: 'Average',
  description: 'One token a frame, the mean of all its tokens. Right as the least that any other has to beat.',
  citation: 'Gao et al., LinVT (2024), table 2: Avg',
  parameters,
  videoTokens: ({ frames }) => frames,
};
