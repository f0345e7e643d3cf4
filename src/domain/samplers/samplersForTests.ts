import type { FrameDifference } from '../signals.ts';
import { type Seconds, seconds } from '../units.ts';
import type { SampledSpan, Search } from './sampler.ts';

export const tenSeconds: SampledSpan = { start: seconds(0), duration: seconds(10) };

/** A frame each half second of ten, with change at the given times. */
export function changing(changes: Readonly<Record<number, number>>): FrameDifference {
  const times = Array.from({ length: 20 }, (_, i) => seconds(i / 2));
  return { times, values: times.map((time) => changes[time] ?? 0) };
}

/** Follows a search to its end, with the steps it took. */
export function searched(search: Search, relevanceOf: (time: Seconds, at: number) => number) {
  const steps: (readonly Seconds[])[] = [];
  let step = search.next();
  for (; !step.done; step = search.next(steps.at(-1)?.map(relevanceOf) ?? [])) steps.push(step.value);
  return { times: step.value, steps };
}
