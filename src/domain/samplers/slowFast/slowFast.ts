import type { FrameDifference } from '../../signals.ts';
import { type Seconds, seconds } from '../../units.ts';
import { frameBudget } from '../frameBudget.ts';
import type { SampledSpan, SignalSampler } from '../sampler.ts';
import { middleOfWidestGap } from '../widestGap.ts';

const parameters = {
  frames: frameBudget('Frames', 'How many frames the model looks at, slow and fast ones together.'),
  slow: {
    kind: 'number',
    label: 'Slow share',
    description: 'How many of them, at most, show a picture that is new; the others fill the time between.',
    unit: '%',
    default: 50,
    min: 10,
    max: 100,
    step: 5,
  },
} as const;

/**
 * Slow frames where the picture has become another one, fast frames in the widest gaps between them.
 *
 * Keye-VL 1.5 takes the first frame as slow, and each later one that is less than 95 % similar, patch by patch, to the
 * slow frame before it; what lies between are fast frames of fewer tokens and a higher rate. We depart in three ways. A
 * frame has the same number of visual tokens here, slow or fast, so the paths share one budget of frames, and it is the
 * compressor's top-k that leaves a still frame few. The threshold is not fixed but the smallest that gives no more slow
 * frames than their share. And how far a frame is from the slow one before it is the sum of the differences between.
 */
export const slowFast: SignalSampler<typeof parameters, 'difference'> = {
  label: 'Slow and fast',
  description:
    'One frame for every new picture, and the rest spread over the time between. Right when both detail and pace count.',
  citation: 'Kwai Keye Team, Kwai Keye-VL 1.5 Technical Report (2025): Slow-Fast video encoding',
  parameters,
  needs: ['difference'],
  atMost: (_, { frames }) => frames,
  sample: (span, { frames, slow }, { difference }) => {
    const budget = Math.max(1, Math.round((frames * slow) / 100));
    const chosen: number[] = [...newPictures(difference, budget)];
    while (chosen.length < frames) chosen.push(middleOfWidestGap([...chosen, ...ends(span)]));
    return chosen.toSorted((a, b) => a - b).map(seconds);
  },
};

const ends = ({ start, duration }: SampledSpan): readonly [number, number] => [start, start + duration];

/** Halvings of the range that the threshold lies in: to well below the noise of a difference. */
const halvings = 32;

/** Times of at most `count` frames, the first one among them, by the smallest threshold that gives no more. */
function newPictures(difference: FrameDifference, count: number): readonly Seconds[] {
  let [few, many] = [difference.values.reduce((total, value) => total + value, 0), 0];
  for (let i = 0; i < halvings; i++) {
    const threshold = (few + many) / 2;
    if (slowFrames(difference, threshold).length <= count) few = threshold;
    else many = threshold;
  }
  return slowFrames(difference, few).slice(0, count);
}

/** Times of the first frame and of each that is further than `threshold` from the slow frame before it. */
export function slowFrames({ times, values }: FrameDifference, threshold: number): readonly Seconds[] {
  let changed = Number.POSITIVE_INFINITY;
  return times.filter((_, at) => {
    changed += values[at] ?? 0;
    const isNew = changed > threshold;
    if (isNew) changed = 0;
    return isNew;
  });
}
