import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { relevance } from './relevance.ts';

const of = (tokens: readonly (readonly number[])[], words: readonly (readonly number[])[]) =>
  relevance(Float32Array.from(tokens.flat()), Float32Array.from(words.flat()), 2);

describe('the relevance of a frame', () => {
  it('is the cosine of its one token and the one word', () => {
    expect(of([[3, 0]], [[2, 0]])).toBeCloseTo(1);
    expect(of([[0, 3]], [[2, 0]])).toBeCloseTo(0);
    expect(of([[-1, 0]], [[2, 0]])).toBeCloseTo(-1);
    expect(of([[1, 1]], [[5, 0]])).toBeCloseTo(Math.SQRT1_2);
  });

  it('counts the four tokens nearest to each word', () => {
    const thing = Array.from({ length: 4 }, () => [1, 0]);
    const ground = Array.from({ length: 60 }, () => [0, 1]);
    expect(of([...thing, ...ground], [[1, 0]])).toBeCloseTo(1);
    expect(of([...thing.slice(1), ...ground], [[1, 0]])).toBeCloseTo(0.75);
  });

  it('is the mean over words', () => {
    const word = [1, 0];
    expect(of([[1, 0]], [word, [0, 1]])).toBeCloseTo(0.5);
  });

  it('is nothing without tokens, without words and for tokens of nothing', () => {
    expect([of([], [[1, 0]]), of([[1, 0]], []), of([[0, 0]], [[1, 0]])]).toEqual([0, 0, 0]);
  });

  it('is between −1 and 1, and the same whatever the lengths of the vectors and the order of tokens', () => {
    const whole = fc.integer({ min: -9, max: 9 });
    const row = fc.tuple(whole, whole);
    const rows = fc.array(row, { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(rows, rows, fc.double({ min: 0.5, max: 8, noNaN: true }), (tokens, words, scale) => {
        const value = of(tokens, words);
        expect(Math.abs(value)).toBeLessThanOrEqual(1 + 1e-6);
        const other = tokens.toReversed().map(([x, y]) => [x * scale, y * scale]);
        expect(of(other, words)).toBeCloseTo(value, 4);
      }),
    );
  });
});
