import { seconds } from '../../units.ts';
import { frameBudget } from '../frameBudget.ts';
import type { SpanSampler } from '../sampler.ts';

const parameters = {
  frames: frameBudget('Frames', 'How many frames the model looks at, evenly spaced over the clip.'),
} as const;

/** Centres of n equal parts of the span: t_i = start + (i + ½)/n · duration. */
export const uniform: SpanSampler<typeof parameters> = {
  label: 'Uniform',
  description: 'A fixed number of evenly spaced frames. Right when the clip is short or something happens throughout.',
  citation: 'Lin et al., Video-LLaVA (2023), arXiv 2311.10122: eight frames, evenly spaced',
  parameters,
  needs: [],
  atMost: (_, { frames }) => frames,
  sample: ({ start, duration }, { frames }) =>
    Array.from({ length: frames }, (_, i) => seconds(start + ((i + 0.5) / frames) * duration)),
};
