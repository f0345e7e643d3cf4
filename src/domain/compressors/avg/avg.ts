import { meanOf } from '../../blend.ts';
import { type BlendCompressor, digestOfAll, indicesFrom } from '../compressor.ts';

const parameters = {} as const;

/** Spatial average pooling, down to one token a frame: the baseline of the paper's ablation. */
export const avg: BlendCompressor<typeof parameters> = {
  kind: 'blend',
  selects: false,
  label: 'Average',
  description: 'One token a frame, the mean of all its tokens. Right as the least that any other has to beat.',
  citation: 'Gao et al., LinVT (2024), table 2: Avg',
  parameters,
  videoTokens: ({ frames }) => frames,
  digest: (clip) => {
    const patches = clip.rows * clip.columns;
    const frames = Array.from({ length: clip.frames }, (_, frame) => meanOf(indicesFrom(frame * patches, patches)));
    return digestOfAll(clip, frames);
  },
};
