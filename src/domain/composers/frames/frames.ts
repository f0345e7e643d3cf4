import type { Composer } from '../composer.ts';

const parameters = {} as const;

/** Each frame is a picture. */
export const frames: Composer<typeof parameters> = {
  label: 'Frames as they are',
  description: 'Each frame has the whole picture to itself. Right wherever the budget of tokens allows.',
  citation: 'Li et al., LLaVA-OneVision (2024), arXiv 2408.03326: each frame as a picture',
  parameters,
  layout: (count) => Array.from({ length: count }, (_, frame) => ({ side: 1, frames: [frame] })),
};
