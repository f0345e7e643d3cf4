import { type Seconds, seconds } from '../../units.ts';
import { frameBudget } from '../frameBudget.ts';
import type { QuestionSampler, SampledSpan } from '../sampler.ts';
import { uniform } from '../uniform/uniform.ts';

const parameters = {
  frames: frameBudget('Frames', 'How many frames the model looks at in the end.'),
  look: {
    kind: 'number',
    label: 'Per step',
    description: 'How many frames each step looks at.',
    unit: 'frames',
    default: 8,
    min: 2,
    max: 32,
    step: 1,
  },
  steps: {
    kind: 'number',
    label: 'Steps',
    description: 'The first looks at the whole clip, each further one between the best frames so far.',
    default: 4,
    min: 1,
    max: 8,
    step: 1,
  },
} as const;

type Rated = { readonly time: Seconds; readonly relevance: number };

/** Seconds that make no difference: of two gaps as wide the first counts, wherever the clip starts. */
const rounding = 1e-6;

/** Seconds between frames below which there is nothing more to find. */
const finest = 0.05;

/**
 * Looks at few frames and then, step by step, at the middles of the gaps next to the most relevant ones; gives the most
 * relevant of all that it has looked at.
 *
 * T* draws frames at random from a distribution over time, rates many at once in one image by an object detector for
 * things that a language model read out of the question, raises the distribution around what is found and stops when all
 * is found. TimeSearch zooms by the confidence of the answering model. We depart: no draws, so that the same question
 * finds the same frames; rated by the model's own visual tokens and the question's words; as many steps as are set.
 */
export const coarseToFine: QuestionSampler<typeof parameters> = {
  label: 'Coarse to fine',
  description:
    'Looks at few frames, then closer where the question leads. Right to find a short moment with few looks.',
  citation: 'Ye et al., Re-thinking Temporal Search for Long-Form Video Understanding (T*, 2025), arXiv 2504.02259',
  parameters,
  needs: 'question',
  atMost: (_, { frames, look, steps }) => Math.min(frames, Math.max(frames, look) + look * (steps - 1)),
  *search(span, { frames, look, steps }) {
    let rated: readonly Rated[] = [];
    let next = uniform.sample(span, { frames: Math.max(frames, look) });
    for (let step = 1; next.length > 0; step++) {
      const relevance = yield next;
      const found = next.map((time, at) => ({ time, relevance: relevance[at] ?? 0 }));
      rated = [...rated, ...found].toSorted((a, b) => a.time - b.time);
      next = step < steps ? closer(span, rated, look) : [];
    }
    return best(rated, frames);
  },
};

/** Of frames as relevant the earlier come first. */
const best = (rated: readonly Rated[], count: number): readonly Seconds[] =>
  rated
    .toSorted((a, b) => b.relevance - a.relevance)
    .slice(0, count)
    .map(({ time }) => time)
    .toSorted((a, b) => a - b);

/** Middles of the gaps whose ends are the most relevant on the mean, ascending; of such as relevant, of the wider. */
function closer({ start, duration }: SampledSpan, rated: readonly Rated[], count: number): readonly Seconds[] {
  const [first, last] = [rated[0], rated.at(-1)];
  if (!first || !last) return [];
  const ends = [{ ...first, time: start }, ...rated, { ...last, time: seconds(start + duration) }];
  const gaps = ends.slice(1).map((to, at) => {
    const from = ends[at] ?? to;
    const relevance = (from.relevance + to.relevance) / 2;
    const width = Math.round((to.time - from.time) / rounding);
    return { middle: seconds((from.time + to.time) / 2), width, relevance };
  });
  return gaps
    .filter(({ width }) => width * rounding > 2 * finest)
    .toSorted((a, b) => b.relevance - a.relevance || b.width - a.width)
    .slice(0, count)
    .map(({ middle }) => middle)
    .toSorted((a, b) => a - b);
}
