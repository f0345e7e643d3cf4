import type { NumberParameter } from '../descriptor.ts';

/** LinVT's k. */
export const keptTokens: NumberParameter = {
  kind: 'number',
  label: 'Tokens kept (k)',
  description: 'How many visual tokens LinVT keeps, the most significant first. Fewer is faster and sees less.',
  unit: 'tokens',
  default: 128,
  min: 4,
  max: 2048,
  step: 4,
};
