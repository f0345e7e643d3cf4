import type { Composer } from '../composer.ts';
import { frames } from '../frames/frames.ts';

/**
 * Each frame as it is, with its time in words beside its video tokens, so that the model need not guess it. DATE writes
 * the time after a frame's tokens; here it comes before them, in the form in which the demo model writes chapters.
 */
export const timestamps: Composer<typeof frames.parameters> = {
  label: 'Frames with times',
  description:
    'Each frame’s time is written before its tokens, where no token mixes frames. Right for a model that has learned to read times so; the demo model has not.',
  citation:
    'Yuan et al., DATE: Dynamic Absolute Time Enhancement for Long Video Understanding (2025), arXiv 2509.09263',
  parameters: frames.parameters,
  stamps: true,
  layout: frames.layout,
};
