import type { NumberParameter } from '../descriptor.ts';

/** Frames across and down in a picture that holds several. */
export const gridSide = (description: string): NumberParameter => ({
  kind: 'number',
  label: 'Frames across',
  description,
  default: 2,
  min: 2,
  max: 6,
  step: 1,
});
