import type { Compressor } from '../compressor.ts';

const parameters = {} as const;

/**
 * One token a frame, weighted by the softmax of its tokens' significance: what stands out of the background is not
 * averaged away.
 *
 * VideoScan too gives each frame one carrier token, made from an aggregation of its visual tokens, and trains the model
 * so that the carrier's keys and values remember the frames before. We depart: nothing is trained, so the bundle's
 * significance scores weigh the tokens, and a frame's token knows its own frame alone.
 */
export const frameToken: Compressor<typeof parameters> = {
  selects: false,
  label: 'Frame tokens',
  description: 'One token a frame, made mostly of its most significant parts. Right for many frames at little cost.',
  citation:
    'Li et al., VideoScan: Enabling Efficient Streaming Video Understanding via Frame-level Semantic Carriers (2025)',
  parameters,
  videoTokens: ({ frames }) => frames,
};
