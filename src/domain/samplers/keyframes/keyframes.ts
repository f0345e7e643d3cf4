import { spread } from '../../spread.ts';
import { frameBudget } from '../frameBudget.ts';
import type { SignalSampler } from '../sampler.ts';
import { uniform } from '../uniform/uniform.ts';

const parameters = {
  cap: frameBudget('At most', 'Never more frames than this; of more key frames, evenly chosen ones.'),
} as const;

/**
 * The pictures that the video's encoder stored whole. Encoders put one at a cut and one every few seconds. Where there
 * are more than `cap`, every (n/cap)th. A clip without one (its only one cut off by an edit list) shows its middle.
 */
export const keyframes: SignalSampler<typeof parameters, 'keyTimes'> = {
  label: 'Key frames',
  description:
    'The pictures that the video file stores whole. Right for long videos: finding and reading them is fast.',
  citation: 'ISO/IEC 14496-12, ISO base media file format: sync samples',
  parameters,
  needs: ['keyTimes'],
  atMost: (_, { cap }) => cap,
  sample: (span, { cap }, { keyTimes }) =>
    keyTimes.length > 0 ? spread(keyTimes, cap) : uniform.sample(span, { frames: 1 }),
};
