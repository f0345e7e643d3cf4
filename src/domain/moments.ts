import { allowedValue, type TimesParameter } from './descriptor.ts';
import type { SampledSpan } from './samplers/sampler.ts';
import { type Seconds, seconds } from './units.ts';

/* Moments that the user sets on the timeline, as a parameter of a sampler has them. */

/** `times` with `time` among them, ascending and each once; where there is no room for more, the nearest comes there. */
export function withTime(parameter: TimesParameter, times: readonly Seconds[], time: Seconds): readonly Seconds[] {
  const full = times.length >= parameter.most;
  return allowedValue(parameter, [...(full ? withoutTime(times, nearest(times, time)) : times), time]);
}

export const withoutTime = (times: readonly Seconds[], time: Seconds | undefined): readonly Seconds[] =>
  times.filter((other) => other !== time);

/** The earlier of two as near. */
const nearest = (times: readonly Seconds[], time: Seconds): Seconds | undefined =>
  times.toSorted((a, b) => Math.abs(a - time) - Math.abs(b - time))[0];

/** Seconds before the clip's end that its last moment lies. */
export const nearEnd = 1e-3;

/** `times` with `from` moved to `to`, within the clip's span. */
export function withMovedTime(
  parameter: TimesParameter,
  times: readonly Seconds[],
  from: Seconds,
  to: number,
  { start, duration }: SampledSpan,
): readonly Seconds[] {
  const last = start + duration - nearEnd;
  const bounded = seconds(Math.max(start, Math.min(last, to)));
  return withTime(parameter, withoutTime(times, from), bounded);
}

/** What `parameter` begins with where `shown` are on show: all of them, or as many as it takes, the ends among them. */
export const firstTimes = (parameter: TimesParameter, shown: readonly Seconds[]): readonly Seconds[] =>
  allowedValue(
    parameter,
    shown.length <= parameter.most
      ? shown
      : Array.from(
          { length: parameter.most },
          (_, i) => shown[Math.round((i * (shown.length - 1)) / (parameter.most - 1))],
        ),
  );

/** Those that are moments of the clip: others were set on another one. */
export const within = ({ start, duration }: SampledSpan, times: readonly Seconds[]): readonly Seconds[] =>
  times.filter((time) => time >= start && time < start + duration);
