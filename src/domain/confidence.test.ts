import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ConfidenceModel, confidenceOf, hedged, logProbabilityOf, meanLength, unhedged } from './confidence.ts';

const model: ConfidenceModel = {
  weights: { logProbability: 2, leastLogProbability: 0.5, strength: 1 },
  bias: -2,
  unsureBelow: 0.5,
  cannotTellBelow: 0.1,
};

describe('how sure an answer is', () => {
  it('is one half where the signals weigh nothing against the bias', () => {
    expect(confidenceOf(model, { logProbability: 0, leastLogProbability: 0, strength: 2 })).toBe(0.5);
  });

  it('grows with the likelihood of the answer', () => {
    const of = (logProbability: number) =>
      confidenceOf(model, { logProbability, leastLogProbability: -1, strength: 3 });
    expect(of(-0.1)).toBeGreaterThan(of(-1));
  });

  it('stands in the answer where it is low, and nowhere else', () => {
    expect(hedged('A dog.', 0.9, model)).toBe('A dog.');
    expect(hedged('A dog.', 0.4, model)).toBe("I'm not sure: A dog.");
    expect(hedged('A dog.', 0.05, model)).toBe("I can't tell from this video. My guess: A dog.");
  });

  it('is not said of an answer that says so itself, or of none', () => {
    expect(hedged("I can't tell from this video.", 0.05, model)).toBe("I can't tell from this video.");
    expect(hedged('', 0.05, model)).toBe('');
  });

  it('is what was answered, whatever was said of how sure it is', () => {
    for (const sure of [0.9, 0.4, 0.05]) expect(unhedged(hedged('A dog.', sure, model))).toBe('A dog.');
  });
});

describe('the log-probability of a token', () => {
  it('is that of softmax, for any logits', () => {
    const logits = fc.array(fc.double({ min: -80, max: 80, noNaN: true }), { minLength: 1, maxLength: 9 });
    fc.assert(
      fc.property(logits, (values) => {
        const given = Float32Array.from(values);
        const sum = Array.from(given, (_, at) => Math.exp(logProbabilityOf(given, at))).reduce((a, b) => a + b, 0);
        expect(sum).toBeCloseTo(1, 5);
      }),
    );
  });
});

it('the mean length of rows is that of each by itself', () => {
  expect(meanLength(Float32Array.of(3, 4, 0, 1), 2)).toBe(3);
  expect(meanLength(new Float32Array(), 2)).toBe(0);
});
