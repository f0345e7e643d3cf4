import fc from 'fast-check';
import { expect, test } from 'vitest';
import { blendMass } from './blend.ts';
import { composedTokens, pooledCount, poolingWindows, videoTokenCount } from './linvt.ts';

const clip = fc.record({
  visualTokens: fc.integer({ min: 1, max: 60 }),
  keep: fc.double({ min: 0, max: 1, noNaN: true }),
  queries: fc.tuple(...poolingWindows.map(() => fc.integer({ min: 1, max: 5 }))),
  seed: fc.infiniteStream(fc.double({ min: 0.001, max: 1, noNaN: true })),
});

/** Rows of positive numbers that sum to 1. */
function stochastic(rows: number, columns: number, numbers: Iterator<number>): Float32Array {
  const matrix = new Float32Array(rows * columns);
  for (let row = 0; row < rows; row++) {
    const raw = Array.from({ length: columns }, () => Number(numbers.next().value));
    const total = raw.reduce((sum, value) => sum + value, 0);
    matrix.set(
      raw.map((value) => value / total),
      row * columns,
    );
  }
  return matrix;
}

test('the mass of all visual tokens together is the number of video tokens, and only selected tokens have any', () => {
  fc.assert(
    fc.property(clip, ({ visualTokens, keep, queries, seed }) => {
      const k = Math.max(1, Math.round(keep * visualTokens));
      const selected = Uint32Array.from({ length: k }, (_, i) => Math.floor((i * visualTokens) / k));
      const weights = poolingWindows.map((window, s) => stochastic(queries[s] ?? 1, pooledCount(k, window), seed));
      const videoTokens = composedTokens(weights, poolingWindows, selected);
      const mass = blendMass(videoTokens, visualTokens);
      const total = mass.reduce((sum, value) => sum + value, 0);
      expect(total).toBeCloseTo(videoTokenCount(queries), 3);
      expect(videoTokens.map(({ window }) => window)).toEqual(
        poolingWindows.flatMap((window, s) => new Array<number>(queries[s] ?? 1).fill(window)),
      );
      for (const { weights } of videoTokens) expect(weights.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 4);
      mass.forEach((value, token) => {
        expect(value > 0).toBe(selected.includes(token));
      });
    }),
  );
});

test('a pooled token hands its weight on in equal parts, a short last window included', () => {
  const [token, ...others] = composedTokens([Float32Array.of(0.5, 0.5)], [2], Uint32Array.of(0, 2, 3));
  expect(others).toEqual([]);
  expect(token).toEqual({ window: 2, tokens: Uint32Array.of(0, 2, 3), weights: Float32Array.of(0.25, 0.25, 0.5) });
});
