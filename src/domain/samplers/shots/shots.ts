import { seconds } from '../../units.ts';
import { frameBudget } from '../frameBudget.ts';
import type { SampledSpan, SignalSampler } from '../sampler.ts';
import { uniform } from '../uniform/uniform.ts';
import { shotStarts } from './shotStarts.ts';

const parameters = {
  frames: frameBudget('Frames', 'How many frames the model looks at: one of every shot, and more of the long ones.'),
} as const;

/** Centres of equal parts of every shot. With fewer frames than shots, the longest shots have one each. */
export const shots: SignalSampler<typeof parameters, 'difference'> = {
  label: 'Shots',
  description: 'Some frames of every shot, between cuts. Right for edited videos, where a short shot is easily missed.',
  citation: 'Castellano, PySceneDetect: AdaptiveDetector, for where shots begin',
  parameters,
  needs: ['difference'],
  atMost: (_, { frames }) => frames,
  sample: (span, { frames }, { difference }) => {
    const spans = between(span, shotStarts(difference, span.start));
    const counts = framesOfEach(
      spans.map(({ duration }) => duration),
      frames,
    );
    return spans.flatMap((shot, at) => uniform.sample(shot, { frames: counts[at] ?? 0 }));
  },
};

/** The parts of `span` that `cuts` leave. */
function between({ start, duration }: SampledSpan, cuts: readonly number[]): readonly SampledSpan[] {
  const bounds = [start, ...cuts, start + duration];
  return bounds.slice(1).map((end, at) => {
    const from = bounds[at] ?? start;
    return { start: seconds(from), duration: seconds(end - from) };
  });
}

/**
 * How many of `budget` frames each shot has: first one each, the longest first; then each further one goes to the shot
 * with the most seconds to a frame (D'Hondt's rule of proportional shares).
 */
export function framesOfEach(lengths: readonly number[], budget: number): readonly number[] {
  const counts = lengths.map(() => 0);
  const longest = Math.max(...lengths);
  const claim = (at: number) => {
    const [length = 0, count = 0] = [lengths[at], counts[at]];
    return count === 0 ? longest + length : length / count;
  };
  const places = [...lengths.keys()];
  for (let given = 0; given < budget; given++) {
    const next = places.reduce((best, at) => (claim(at) > claim(best) ? at : best), 0);
    counts[next] = (counts[next] ?? 0) + 1;
  }
  return counts;
}
