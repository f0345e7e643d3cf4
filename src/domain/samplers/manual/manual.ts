import { within } from '../../moments.ts';
import type { SpanSampler } from '../sampler.ts';
import { uniform } from '../uniform/uniform.ts';

const parameters = {
  times: {
    kind: 'times',
    label: 'Moments',
    description: 'Set on the timeline: add the moment on show, drag a mark or move it by the arrow keys, or remove it.',
    default: [],
    // As many frames as the other samplers take.
    most: 64,
    words: {
      mark: 'Frame {number} by hand, {name}',
      add: 'Look at this moment',
      remove: 'Do not look at this moment',
    },
  },
} as const;

/**
 * The moments that the user set. Those outside the clip (they were set on another one) are left out; where none is left,
 * the middle stands in.
 */
export const manual: SpanSampler<typeof parameters> = {
  label: 'By hand',
  description: 'The moments that you set on the timeline. Right when you know where to look, or to test what matters.',
  citation: 'This project’s own',
  parameters,
  needs: [],
  atMost: (span, values) => manual.sample(span, values).length,
  sample: (span, { times }) => {
    const set = within(span, times);
    return set.length > 0 ? set : uniform.sample(span, { frames: 1 });
  },
};
