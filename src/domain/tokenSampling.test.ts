import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type SamplingSettings, tokenChooser } from './tokenSampling.ts';

const vocabulary = fc.float32Array({ minLength: 1, maxLength: 60, noNaN: true, min: -50, max: 50 });
const greedy: SamplingSettings = { temperature: 0, topK: 0, topP: 1, seed: 0 };
const settings = fc.record({
  temperature: fc.double({ min: 0.05, max: 2, noNaN: true }),
  topK: fc.nat({ max: 20 }),
  topP: fc.double({ min: 0.05, max: 1, noNaN: true }),
  seed: fc.nat(),
});

const draws = (chosen: SamplingSettings, logits: Float32Array, count: number): number[] => {
  const choose = tokenChooser(chosen);
  return Array.from({ length: count }, () => choose(logits));
};

const rankOf = (logits: Float32Array, id: number): number => logits.filter((logit) => logit > (logits[id] ?? 0)).length;

describe('choosing the next token', () => {
  it('takes the likeliest at temperature 0, the first of equals', () => {
    fc.assert(
      fc.property(vocabulary, (logits) => {
        expect(tokenChooser(greedy)(logits)).toBe(logits.indexOf(Math.max(...logits)));
      }),
    );
  });

  it('takes the likeliest when only one may be considered', () => {
    fc.assert(
      fc.property(vocabulary, settings, (logits, chosen) => {
        expect(draws({ ...chosen, topK: 1 }, logits, 3)).toEqual(draws(greedy, logits, 3));
      }),
    );
  });

  it('never leaves the top-k words', () => {
    fc.assert(
      fc.property(vocabulary, settings, (logits, chosen) => {
        for (const id of draws(chosen, logits, 20)) {
          expect(rankOf(logits, id)).toBeLessThan(chosen.topK === 0 ? logits.length : chosen.topK);
        }
      }),
    );
  });

  it('never leaves the fewest words that reach top-p', () => {
    const logits = Float32Array.from([0.5, 0.3, 0.15, 0.05], Math.log);
    const seen = (topP: number) => new Set(draws({ temperature: 1, topK: 0, topP, seed: 7 }, logits, 500));
    expect(seen(0.4)).toEqual(new Set([0]));
    expect(seen(0.7)).toEqual(new Set([0, 1]));
    expect(seen(0.9)).toEqual(new Set([0, 1, 2]));
    expect(seen(1)).toEqual(new Set([0, 1, 2, 3]));
  });

  it('draws each word as often as softmax says', () => {
    const probabilities = [0.6, 0.3, 0.1];
    const drawn = draws(
      { temperature: 1, topK: 0, topP: 1, seed: 3 },
      Float32Array.from(probabilities, Math.log),
      20000,
    );
    probabilities.forEach((probability, id) => {
      const share = drawn.filter((other) => other === id).length / drawn.length;
      expect(Math.abs(share - probability)).toBeLessThan(0.015);
    });
  });

  it('gives the same draws for the same seed and others for another', () => {
    const even = new Float32Array(50);
    const seeded = (seed: number) => draws({ temperature: 1, topK: 0, topP: 1, seed }, even, 20);
    expect(seeded(5)).toEqual(seeded(5));
    expect(seeded(5)).not.toEqual(seeded(6));
  });

  it('never chooses NaN or −∞, and can choose +∞', () => {
    const logits = Float32Array.from([Number.NaN, 1, Number.NEGATIVE_INFINITY, 0]);
    expect(new Set(draws({ temperature: 2, topK: 0, topP: 1, seed: 1 }, logits, 200))).toEqual(new Set([1, 3]));
    expect(tokenChooser(greedy)(logits)).toBe(1);
    const infinite = Float32Array.from([0, Number.POSITIVE_INFINITY, 5]);
    expect(draws({ temperature: 1, topK: 0, topP: 1, seed: 1 }, infinite, 5)).toEqual([1, 1, 1, 1, 1]);
  });

  it('calls logits without a single number what they are: wrong', () => {
    const nothing = new Float32Array(4).fill(Number.NaN);
    expect(() => tokenChooser(greedy)(nothing)).toThrow('backend-wrong-numbers');
    expect(() => tokenChooser({ ...greedy, temperature: 1 })(nothing)).toThrow('backend-wrong-numbers');
  });
});
