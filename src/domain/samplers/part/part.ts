import { nearEnd, within } from '../../moments.ts';
import { type Seconds, seconds } from '../../units.ts';
import { frameBudget } from '../frameBudget.ts';
import type { SampledSpan, SpanSampler } from '../sampler.ts';
import { uniform } from '../uniform/uniform.ts';

const parameters = {
  frames: frameBudget('Frames', 'How many frames the model looks at, evenly spaced over the part.'),
  ends: {
    kind: 'times',
    label: 'Ends',
    description:
      'Where the part begins and ends, set on the timeline. With one of them it goes on to the end of the clip, with none it is the whole.',
    default: [],
    most: 2,
    words: {
      mark: 'End {number} of the part, {name}',
      add: 'Let the part begin or end here',
      remove: 'Take back this end of the part',
    },
  },
} as const;

/** As `uniform`, of the part of the clip between two moments that the user set. */
export const part: SpanSampler<typeof parameters> = {
  label: 'Part of the clip',
  description:
    'Evenly spaced frames between two moments that you set on the timeline. Right when one stretch of a long clip matters.',
  citation: 'This project’s own',
  parameters,
  needs: [],
  atMost: (_, { frames }) => frames,
  sample: (span, { frames, ends }) => uniform.sample(between(span, ends), { frames }),
};

/** The part of the span between the ends that lie within it; what lies at its very end leaves nothing to look at. */
function between(span: SampledSpan, ends: readonly Seconds[]): SampledSpan {
  const end = seconds(span.start + span.duration);
  const [from = span.start, to = end] = within(span, ends).filter((time) => end - time >= nearEnd / 2);
  return { start: from, duration: seconds(to - from) };
}
