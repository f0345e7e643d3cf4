import { AppError } from './errors.ts';
import type { Generation } from './generation.ts';
import { seededRandom } from './random.ts';
import { type TokenId, tokenId } from './units.ts';

/** Chooses the next token from the logits [vocabulary] of the last position. */
export type ChooseToken = (logits: Float32Array) => TokenId;

export type SamplingSettings = Pick<Generation, 'temperature' | 'topK' | 'topP' | 'seed'>;

/**
 * Greedy at temperature 0, else a draw from softmax(logits / temperature), cut to the `topK` likeliest tokens and then
 * to the nucleus: the fewest that together reach `topP` (Holtzman et al., The Curious Case of Neural Text Degeneration,
 * 2020). Ties go to the lower id; NaN is never chosen. One chooser serves one answer: its draws follow from the seed.
 *
 * @throws AppError 'backend-wrong-numbers' when every logit is NaN or −∞.
 */
export function tokenChooser({ temperature, topK, topP, seed }: SamplingSettings): ChooseToken {
  if (temperature === 0) return likeliest;
  const random = seededRandom(seed);
  return (logits) => {
    const candidates = nucleus(weigh(logits, temperature), topK, topP);
    return draw(candidates, random());
  };
}

function likeliest(logits: Float32Array): TokenId {
  let best = -1;
  let highest = Number.NEGATIVE_INFINITY;
  for (let id = 0; id < logits.length; id++) {
    const logit = logits[id] as number;
    if (logit > highest) {
      highest = logit;
      best = id;
    }
  }
  if (best < 0) throw new AppError('backend-wrong-numbers', { stage: 'logits' });
  return tokenId(best);
}

type Candidate = { readonly id: TokenId; readonly logit: number; readonly weight: number };

/** Each token with its probability up to a common factor; the likeliest weighs 1. */
function weigh(logits: Float32Array, temperature: number): Candidate[] {
  const highest = logits[likeliest(logits)] as number;
  return Array.from(logits, (value, id) => {
    const logit = Number.isNaN(value) ? Number.NEGATIVE_INFINITY : value;
    // Two infinities would differ by NaN.
    const weight = logit === highest ? 1 : Math.exp((logit - highest) / temperature);
    return { id: tokenId(id), logit, weight };
  });
}

function nucleus(candidates: Candidate[], topK: number, topP: number): readonly Candidate[] {
  if (topK === 0 && topP >= 1) return candidates;
  // By logit, since weights round to equal ones; the sort is stable, so ties keep the order of ids.
  const byLogit = (a: Candidate, b: Candidate): number => (a.logit === b.logit ? 0 : b.logit - a.logit);
  const likeliestFirst = candidates.sort(byLogit).slice(0, topK === 0 ? undefined : topK);
  const enough = topP * total(likeliestFirst);
  let reached = 0;
  const last = likeliestFirst.findIndex(({ weight }) => {
    reached += weight;
    return reached >= enough;
  });
  return likeliestFirst.slice(0, last < 0 ? undefined : last + 1);
}

const total = (candidates: readonly Candidate[]): number => candidates.reduce((sum, { weight }) => sum + weight, 0);

/** @param at Where in the candidates' total weight, 0 ≤ at < 1. */
function draw(candidates: readonly Candidate[], at: number): TokenId {
  let left = at * total(candidates);
  const possible = candidates.filter(({ weight }) => weight > 0);
  const drawn = possible.find(({ weight }) => {
    left -= weight;
    return left < 0;
  });
  return (drawn ?? (possible.at(-1) as Candidate)).id;
}
