import { type Seconds, seconds } from '../../units.ts';
import { frameBudget } from '../frameBudget.ts';
import type { AnswerSampler } from '../sampler.ts';
import { uniform } from '../uniform/uniform.ts';

const parameters = {
  frames: frameBudget('Frames', 'How many frames the first look has, evenly spaced over the clip.'),
  more: {
    kind: 'number',
    label: 'Closer',
    description: 'How many more frames the second look has, around the moment that the first answer names.',
    unit: 'frames',
    default: 8,
    min: 1,
    max: 64,
    step: 1,
  },
  reach: {
    kind: 'number',
    label: 'Reach',
    description:
      'How far around that moment they lie, to either side, as a multiple of the distance between the first frames.',
    unit: '×',
    default: 1.5,
    min: 0.5,
    max: 4,
    step: 0.5,
  },
} as const;

/** Distance between frames that tells a moment well enough. */
const fine = seconds(0.75);

/**
 * As `uniform`, and where the answer names a moment, once more with frames close together around it: when something
 * happens is where to look.
 */
export const secondLook: AnswerSampler<typeof parameters> = {
  label: 'Second look',
  description:
    'Evenly spaced frames; if the answer names a moment, looks closer there and answers again. Right for when something happens in a long clip, with a model that has learned to read frames close together; the demo model hardly has.',
  citation: 'This project’s own',
  parameters,
  needs: 'answer',
  atMost: (_, { frames }) => frames,
  sample: (span, { frames }) => uniform.sample(span, { frames }),
  closer(span, { frames, more, reach }, moment) {
    const apart = span.duration / frames;
    const from = Math.max(span.start, moment - reach * apart);
    const to = Math.min(span.start + span.duration, moment + reach * apart);
    if (apart <= fine || to - from <= fine) return null;
    const near = uniform.sample({ start: seconds(from), duration: seconds(to - from) }, { frames: more });
    return ascending([...uniform.sample(span, { frames }), ...near]);
  },
};

const ascending = (times: readonly Seconds[]): readonly Seconds[] => [...new Set(times)].toSorted((a, b) => a - b);
