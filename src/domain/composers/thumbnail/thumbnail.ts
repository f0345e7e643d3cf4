import { spread } from '../../spread.ts';
import type { Composer } from '../composer.ts';
import { frames } from '../frames/frames.ts';
import { gridSide } from '../gridSide.ts';

const parameters = {
  across: gridSide('How many frames lie side by side, and as many below one another, in the picture of the whole.'),
} as const;

/**
 * Each frame as it is, and one more picture with evenly chosen ones of them on a grid. TS-LLaVA puts the thumbnail's
 * tokens first, whole, and then samples among the tokens of all frames; here the thumbnail comes last, so that pictures
 * are made as frames come, and it is the compressor that samples, thumbnail and frames alike.
 */
export const thumbnail: Composer<typeof parameters> = {
  label: 'Thumbnail and frames',
  description: 'The frames, and one picture of the whole clip at a glance. Right where the order of things matters.',
  citation: 'Qu et al., TS-LLaVA: Constructing Visual Tokens through Thumbnail-and-Sampling (2024), arXiv 2411.11066',
  parameters,
  layout: (count, { across }) => {
    const single = frames.layout(count, {});
    return [...single, { side: across, frames: spread([...single.keys()], across ** 2) }];
  },
};
