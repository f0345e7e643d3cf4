import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blended, blendMass, meanOf, softmax } from './blend.ts';

const logits = fc.array(fc.oneof(fc.double({ min: -50, max: 50 }), fc.constantFrom(Number.NaN, Infinity, -Infinity)), {
  minLength: 1,
  maxLength: 40,
});

describe('softmax', () => {
  it('gives weights that sum to 1 and are not negative, whatever the logits', () => {
    fc.assert(
      fc.property(logits, (values) => {
        const weights = softmax(values);
        expect(Math.min(...weights)).toBeGreaterThanOrEqual(0);
        expect(weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 5);
      }),
    );
  });

  it('weighs what is not a number least, and infinity alone', () => {
    expect([...softmax([Number.NaN, 0, 0])]).toEqual([0, 0.5, 0.5]);
    expect([...softmax([0, Infinity, Infinity])]).toEqual([0, 0.5, 0.5]);
    expect([...softmax([-Infinity, Number.NaN])]).toEqual([0.5, 0.5]);
  });
});

it('a blend is the weighted sum of its tokens', () => {
  const tokens = Float32Array.of(1, 2, 3, 4, 5, 6);
  const rows = blended(tokens, 2, [
    meanOf(Uint32Array.of(0, 2)),
    { tokens: Uint32Array.of(1, 0), weights: Float32Array.of(0.75, 0.25) },
  ]);
  expect([...rows]).toEqual([3, 4, 2.5, 3.5]);
});

it('the mass of a token is what all blends together take of it', () => {
  const mass = blendMass([meanOf(Uint32Array.of(0, 2)), meanOf(Uint32Array.of(2))], 4);
  expect([...mass]).toEqual([0.5, 0, 1.5, 0]);
});
