import { type Compressor, visualTokenCount } from '../compressor.ts';

const parameters = {} as const;

/** The identity: W = I. */
export const none: Compressor<typeof parameters> = {
  selects: false,
  label: 'All tokens',
  description: 'Every visual token as it is. Right for few frames and a model that reads a lot at once.',
  citation: 'Liu et al., Visual Instruction Tuning (LLaVA, 2023), arXiv 2304.08485: every visual token',
  parameters,
  videoTokens: visualTokenCount,
};
