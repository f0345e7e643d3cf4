import { seconds } from '../../units.ts';
import { frameBudget } from '../frameBudget.ts';
import type { SignalSampler } from '../sampler.ts';
import { equalChange } from './equalChange.ts';

const parameters = {
  frames: frameBudget(
    'Frames',
    'How many frames the model looks at: many where the picture changes, few where it stands still.',
  ),
} as const;

/**
 * The middles of parts of equal change. KFFocus picks frames by their temporal redundancy, as video compression does; we
 * measure redundancy as the difference of coarse colours, keep the number of frames fixed, and leave out its second half,
 * fewer tokens for less relevant frames: that is a compressor's business.
 */
export const change: SignalSampler<typeof parameters, 'difference'> = {
  label: 'Change',
  description: 'More frames where more changes. Right when long still stretches surround short action.',
  citation: 'Nie et al., KFFocus: Highlighting Keyframes for Enhanced Video Understanding (2025)',
  parameters,
  needs: ['difference'],
  atMost: (_, { frames }) => frames,
  sample: (span, { frames }, { difference }) => {
    const bounds = equalChange(span, difference, frames);
    return bounds.slice(1).map((end, at) => seconds(((bounds[at] ?? end) + end) / 2));
  },
};
