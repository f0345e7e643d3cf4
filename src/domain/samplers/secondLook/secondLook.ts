import { seconds } from '../../units.ts';
import { frameBudget } from '../frameBudget.ts';
import type { AnswerSampler } from '../sampler.ts';
import { uniform } from '../uniform/uniform.ts';

const parameters = {
  frames: frameBudget('Frames', 'How many frames the first look has, evenly spaced over the clip.'),
  closer: {
    kind: 'number',
    label: 'Closer',
    description: 'How many times as close frames lie around the moment that the first answer names.',
    unit: '×',
    default: 3,
    min: 3,
    max: 9,
    step: 2,
  },
  reach: {
    kind: 'number',
    label: 'Reach',
    description:
      'How far around that moment they do, to either side, as a multiple of the distance between the first frames.',
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
  closer(span, { frames, closer: parts, reach }, moment) {
    const first = uniform.sample(span, { frames });
    const apart = span.duration / frames;
    if (apart <= fine) return null;
    // Of each distance's parts, whose number is odd, the middle one has its centre where a first frame is.
    const times = uniform.sample(span, { frames: frames * parts }).flatMap((time, at) => {
      if (at % parts === (parts - 1) / 2) return first.slice(Math.floor(at / parts), Math.floor(at / parts) + 1);
      return Math.abs(time - moment) <= reach * apart ? [time] : [];
    });
    return times.length > frames ? times : null;
  },
};
