import type { Composer } from '../composer.ts';
import { gridSide } from '../gridSide.ts';

const parameters = {
  across: gridSide('How many frames lie side by side, and as many below one another, in one picture.'),
} as const;

/**
 * Runs of n² frames, each run as one picture of n × n, left to right and top to bottom, the cells left over white. IG-VLM
 * makes one picture of 2 × 3 of the whole clip; we make as many as the frames need, and of n × n cells, so that a frame
 * keeps its aspect.
 */
export const grid: Composer<typeof parameters> = {
  label: 'Image grid',
  description: 'Several frames share one picture. Right for more moments at the same number of tokens, less sharp.',
  citation: 'Kim et al., An Image Grid Can Be Worth a Video (IG-VLM, 2024), arXiv 2403.18406',
  parameters,
  layout: (count, { across }) =>
    Array.from({ length: Math.ceil(count / across ** 2) }, (_, at) => ({
      side: across,
      frames: Array.from({ length: Math.min(across ** 2, count - at * across ** 2) }, (_, i) => at * across ** 2 + i),
    })),
};
