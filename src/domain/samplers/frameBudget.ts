import type { NumberParameter } from '../descriptor.ts';

/** A number of frames with the bounds that samplers share. */
export const frameBudget = (label: string, description: string): NumberParameter => ({
  kind: 'number',
  label,
  description,
  unit: 'frames',
  default: 8,
  min: 1,
  max: 64,
  step: 1,
});
