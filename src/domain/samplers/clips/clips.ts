import type { FrameDifference } from '../../signals.ts';
import { type Seconds, seconds } from '../../units.ts';
import { equalChange } from '../change/equalChange.ts';
import type { SampledSpan, SignalSampler } from '../sampler.ts';
import { uniform } from '../uniform/uniform.ts';

const parameters = {
  frames: {
    kind: 'number',
    label: 'Frames',
    description: 'How many frames the model looks at, in all runs together.',
    unit: 'frames',
    default: 8,
    min: 1,
    max: 64,
    step: 1,
  },
  run: {
    kind: 'number',
    label: 'Run length',
    description: 'How many neighbouring frames, a quarter of a second apart, make a run.',
    unit: 'frames',
    default: 4,
    min: 2,
    max: 16,
    step: 1,
  },
} as const;

/** Seconds between the frames of a run: near enough to see motion, far enough that there is some. */
const spacing = 0.25;

/**
 * Runs of neighbouring frames around the moments of most change, one in each part of equal change. As many runs as the
 * frames allow, as equal in length as can be; a run shrinks to fit its part, so runs never overlap.
 *
 * F2C grows clips around frames that are similar to the question and unlike each other, and lowers the resolution so that
 * longer clips cost no more. We depart in both: moments are found by change, since what is seen here may not depend on
 * the question, and at one resolution longer runs mean fewer of them.
 */
export const clips: SignalSampler<typeof parameters, 'difference'> = {
  label: 'Runs',
  description: 'Short runs of neighbouring frames instead of lone ones. Right for questions about motion.',
  citation: 'Sun et al., From Frames to Clips: Efficient Key Clip Selection for Long-Form Video Understanding (2025)',
  parameters,
  needs: ['difference'],
  atMost: (_, { frames }) => frames,
  sample: (span, { frames, run }, { difference }) => {
    const runs = Math.min(frames, Math.max(1, Math.round(frames / run)));
    const bounds = equalChange(span, difference, runs);
    return Array.from({ length: runs }, (_, at) => {
      const [start = span.start, end = start] = bounds.slice(at, at + 2);
      const count = Math.floor(((at + 1) * frames) / runs) - Math.floor((at * frames) / runs);
      const part = { start, duration: seconds(end - start) };
      return uniform.sample(window(part, difference, count * spacing), { frames: count });
    }).flat();
  },
};

/** `length` seconds of `part` around its moment of most change; all of a shorter part. */
function window(part: SampledSpan, difference: FrameDifference, length: number): SampledSpan {
  const duration = seconds(Math.min(length, part.duration));
  const latest = part.start + part.duration - duration;
  const start = Math.max(part.start, Math.min(latest, salientMoment(part, difference, length) - duration / 2));
  return { start: seconds(start), duration };
}

/** Where the change nearby, weighted by nearness, is greatest; the middle of a part in which nothing changes. */
function salientMoment({ start, duration }: SampledSpan, difference: FrameDifference, reach: number): Seconds {
  const moments = changesIn(difference).filter(({ time }) => time >= start && time <= start + duration);
  const nearby = (time: number) =>
    moments.reduce((sum, other) => sum + other.value * Math.max(0, 1 - (2 * Math.abs(other.time - time)) / reach), 0);
  const salience = moments.map(({ time }) => nearby(time));
  const greatest = Math.max(0, ...salience);
  const salient = greatest > 0 ? moments[salience.indexOf(greatest)] : undefined;
  return seconds(salient?.time ?? start + duration / 2);
}

/** Changes at the moments half-way between the frames that were compared. */
const changesIn = ({ times, values }: FrameDifference) =>
  times.slice(1).map((time, at) => ({ time: (time + (times[at] ?? time)) / 2, value: values[at + 1] ?? 0 }));
