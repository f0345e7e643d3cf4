import type { ShotBoundary } from '../../shots/shots.ts';
import { seconds } from '../../units.ts';
import { frameBudget } from '../frameBudget.ts';
import type { SampledSpan, SignalSampler } from '../sampler.ts';
import { uniform } from '../uniform/uniform.ts';

const parameters = {
  frames: frameBudget('Frames', 'How many frames the model looks at: one of every shot, and more of the long ones.'),
} as const;

/**
 * Centres of equal parts of every shot, gradual transitions left out. With fewer frames than shots, the longest shots
 * have one each.
 */
export const shots: SignalSampler<typeof parameters, 'shots'> = {
  label: 'Shots',
  description:
    'Some frames of every shot, between cuts, dissolves, fades and wipes. Right for edited videos, where a short shot is easily missed.',
  citation: 'Souček and Lokoč, TransNet V2, arXiv:2008.04838: a network that finds where shots begin; ours is smaller',
  parameters,
  needs: ['shots'],
  atMost: (_, { frames }) => frames,
  sample: (span, { frames }, { shots: { boundaries } }) => {
    const spans = between(span, boundaries);
    const counts = framesOfEach(
      spans.map(({ duration }) => duration),
      frames,
    );
    return spans.flatMap((shot, at) => uniform.sample(shot, { frames: counts[at] ?? 0 }));
  },
};

/** The parts of `span` that the boundaries leave: the shots. */
function between({ start, duration }: SampledSpan, boundaries: readonly ShotBoundary[]): readonly SampledSpan[] {
  const begins = [start, ...boundaries.map(({ end }) => end)];
  const ends = [...boundaries.map(({ begin }) => begin), start + duration];
  return begins.map((begin, at) => {
    const end = Math.max(begin, ends[at] ?? begin);
    return { start: seconds(begin), duration: seconds(end - begin) };
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
