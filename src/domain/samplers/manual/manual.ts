import { allowedValue } from '../../descriptor.ts';
import { type Seconds, seconds } from '../../units.ts';
import type { SampledSpan, SpanSampler } from '../sampler.ts';
import { uniform } from '../uniform/uniform.ts';

/** As many frames as the other samplers take. */
const mostTimes = 64;

const parameters = {
  times: {
    kind: 'times',
    label: 'Moments',
    description: 'Set on the timeline: add the moment on show, drag a mark or move it by the arrow keys, or remove it.',
    default: [],
    most: mostTimes,
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
    const within = times.filter((time) => isWithin(span, time));
    return within.length > 0 ? within : uniform.sample(span, { frames: 1 });
  },
};

const isWithin = ({ start, duration }: SampledSpan, time: number): boolean => time >= start && time < start + duration;

/** `times` with `time` among them, ascending and each once; the same where there is no room. */
export const withTime = (times: readonly Seconds[], time: Seconds): readonly Seconds[] =>
  times.length >= mostTimes ? times : allowedValue(parameters.times, [...times, time]);

export const withoutTime = (times: readonly Seconds[], time: Seconds): readonly Seconds[] =>
  times.filter((other) => other !== time);

/** Seconds before the clip's end that its last moment lies. */
const nearEnd = 1e-3;

/** `times` with `from` moved to `to`, within the clip's span. */
export function withMovedTime(
  times: readonly Seconds[],
  from: Seconds,
  to: number,
  { start, duration }: SampledSpan,
): readonly Seconds[] {
  const last = start + duration - nearEnd;
  const bounded = seconds(Math.max(start, Math.min(last, to)));
  return withTime(withoutTime(times, from), bounded);
}
