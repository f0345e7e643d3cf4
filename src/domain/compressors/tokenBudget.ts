import type { NumberParameter } from '../descriptor.ts';

/** A number of video tokens with the bounds that compressors share; by default about as many as LinVT gives. */
export const tokenBudget = (description: string): NumberParameter => ({
  kind: 'number',
  label: 'Video tokens',
  description,
  unit: 'video tokens',
  default: 32,
  min: 1,
  max: 2048,
  step: 1,
});
