import type { FrameDifference } from '../../signals.ts';
import { seconds } from '../../units.ts';
import { frameBudget } from '../frameBudget.ts';
import type { SampledSpan, SignalSampler } from '../sampler.ts';
import { uniform } from '../uniform/uniform.ts';
import { middleOfWidestGap } from '../widestGap.ts';

const parameters = {
  frames: frameBudget('Frames', 'How many frames the model looks at, in all runs together.'),
  run: {
    kind: 'number',
    label: 'Run length',
    description: 'How many neighbouring frames, at most a quarter of a second apart, make a run.',
    unit: 'frames',
    default: 4,
    min: 2,
    max: 16,
    step: 1,
  },
} as const;

/** Seconds between the frames of a run: near enough to see motion, far enough that there is some. */
const spacing = 0.25;

/** Seconds, or change, that make no difference: of two places as good, the first is taken, wherever the clip starts. */
const rounding = 1e-6;

/**
 * Runs of neighbouring frames around the moments of most change: as many runs as the frames allow, as equal in length as
 * can be. Moments are at least half an equal share of the clip apart, and runs never longer than that: so they do not
 * overlap, and there is room for all. Where nothing more changes, a run goes where the widest gap is.
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
    const apart = span.duration / (2 * runs);
    const longest = Math.min(apart, Math.ceil(frames / runs) * spacing);
    return salientMoments(span, difference, { runs, apart, longest }).flatMap((moment, at) => {
      const count = Math.floor(((at + 1) * frames) / runs) - Math.floor((at * frames) / runs);
      const duration = Math.min(apart, count * spacing);
      return uniform.sample({ start: seconds(moment - duration / 2), duration: seconds(duration) }, { frames: count });
    });
  },
};

type Room = { readonly runs: number; readonly apart: number; readonly longest: number };

/** Ascending centres of runs, each with room for the longest run within the span. */
function salientMoments(span: SampledSpan, difference: FrameDifference, room: Room): readonly number[] {
  const { runs, apart, longest } = room;
  const end = span.start + span.duration;
  const chosen: number[] = [];
  for (const moment of byNearbyChange(difference, longest)) {
    const within = Math.max(span.start + longest / 2, Math.min(end - longest / 2, moment));
    const isFree = chosen.every((other) => Math.abs(other - within) >= apart - rounding);
    if (isFree && chosen.length < runs) chosen.push(within);
  }
  if (chosen.length === 0) return uniform.sample(span, { frames: runs });
  while (chosen.length < runs) chosen.push(middleOfWidestGap([span.start, ...chosen, end]));
  return chosen.toSorted((a, b) => a - b);
}

/** The moments half-way between compared frames, those first with the most change around: within `reach`, by nearness. */
function byNearbyChange({ times, values }: FrameDifference, reach: number): readonly number[] {
  const changes = times
    .slice(1)
    .map((time, at) => ({ time: (time + (times[at] ?? time)) / 2, change: values[at + 1] ?? 0 }))
    .filter(({ change }) => change > 0);
  const nearness = (distance: number) => (distance === 0 ? 1 : Math.max(0, 1 - (2 * distance) / reach));
  const around = (time: number) =>
    changes.reduce((sum, other) => sum + other.change * nearness(Math.abs(other.time - time)), 0);
  const nearby = changes.map(({ time }) => ({ time, change: Math.round(around(time) / rounding) }));
  return nearby.toSorted((a, b) => b.change - a.change).map(({ time }) => time);
}
