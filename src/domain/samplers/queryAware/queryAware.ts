import { frameBudget } from '../frameBudget.ts';
import type { QuestionSampler } from '../sampler.ts';
import { uniform } from '../uniform/uniform.ts';
import { mostRelevant } from './mostRelevant.ts';

const parameters = {
  frames: frameBudget('Frames', 'How many frames the model looks at: those that have most to do with the question.'),
  rated: {
    kind: 'number',
    label: 'Compared',
    description:
      'Of how many evenly spaced frames they are chosen. More find shorter moments, and take longer to rate.',
    unit: 'frames',
    default: 32,
    min: 8,
    max: 128,
    step: 8,
  },
  focus: {
    kind: 'number',
    label: 'Focus from',
    description: 'How far the best frames must stand out before they may crowd together; at 1, they are spread anyway.',
    default: 0.5,
    min: 0,
    max: 1,
    step: 0.05,
  },
} as const;

/**
 * AKS: the frames most relevant to the question where they stand out, else half of them from each half of the clip, and
 * so on. We depart in the score (AKS asks BLIP or CLIP, we compare the model's own visual tokens with the question's
 * words), in its threshold (0.8 there, `focus` here), and in that no frame is lost where halves are odd. DATE's TASS
 * keeps a least distance between chosen frames to the same end.
 */
export const queryAware: QuestionSampler<typeof parameters> = {
  label: 'By the question',
  description:
    'The frames that have most to do with the question. Right for a question about one moment of a long clip.',
  citation: 'Tang et al., Adaptive Keyframe Sampling for Long Video Understanding (2025), arXiv 2502.21271',
  parameters,
  needs: 'question',
  atMost: (_, { frames }) => frames,
  *search(span, { frames, rated, focus }) {
    const candidates = uniform.sample(span, { frames: Math.max(frames, rated) });
    const relevance = yield candidates;
    const chosen = new Set(mostRelevant(relevance, frames, focus));
    return candidates.filter((_, at) => chosen.has(at));
  },
};
