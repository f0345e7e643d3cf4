import type { StrategyDescriptor } from '../../descriptor.ts';

const parameters = {
  k: {
    kind: 'number',
    label: 'Tokens kept (k)',
    description: 'How many visual tokens LinVT keeps, the most significant first. Fewer is faster and sees less.',
    unit: 'tokens',
    default: 128,
    min: 4,
    max: 2048,
    step: 4,
  },
} as const;

export const linvt: StrategyDescriptor<typeof parameters> = {
  label: 'LinVT',
  description: 'Keeps the most significant tokens and blends them, guided by the question, into a few video tokens.',
  citation: 'Gao et al., LinVT: Empower Your Image-level Large Language Model to Understand Videos (2024)',
  parameters,
};
