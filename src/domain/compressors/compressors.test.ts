import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Blend, blended, blendMass } from '../blend.ts';
import { defaultRecipe, mostTimesOf, type Recipe, videoTokensOf } from '../recipe.ts';
import { runsByPicture } from '../stamps.ts';
import { avgDigest } from './avg/digest.ts';
import type { Digest, VisualClip } from './compressor.ts';
import { clipOf, valuesOf } from './compressorsForTests.ts';
import { digesterOf } from './digesters.ts';
import { linvt } from './linvt/linvt.ts';
import { noneDigest } from './none/digest.ts';
import { type CompressorName, compressors } from './registry.ts';

const channels = 3;

/** Clips of up to 5 frames of 4 × 4 tokens, some numbers of which are not finite. */
const clips: fc.Arbitrary<VisualClip> = fc
  .record({
    frames: fc.integer({ min: 1, max: 5 }),
    rows: fc.integer({ min: 1, max: 4 }),
    columns: fc.integer({ min: 1, max: 4 }),
    queries: fc.tuple(...[1, 2, 4].map(() => fc.integer({ min: 1, max: 4 }))),
    numbers: fc.infiniteStream(fc.float({ min: -4, max: 4, noNaN: true })),
    scores: fc.infiniteStream(
      fc.oneof(fc.float({ min: -9, max: 9, noNaN: true }), fc.constantFrom(Number.NaN, -Infinity)),
    ),
  })
  .map(({ numbers, scores, ...shape }) => {
    const count = shape.frames * shape.rows * shape.columns;
    const taken = (length: number, from: Iterator<number>) =>
      Float32Array.from({ length }, () => Number(from.next().value));
    const moments = Array.from({ length: shape.frames }, (_, frame) => (frame + 0.5) / shape.frames);
    return { ...shape, channels, moments, tokens: taken(count * channels, numbers), scores: taken(count, scores) };
  });

const names = Object.keys(compressors) as CompressorName[];

/** A recipe with any compressor and any allowed values. */
const recipes = fc.constantFrom(...names).chain((name): fc.Arbitrary<Recipe> => {
  const ranges = Object.entries(compressors[name].parameters).map(([key, { min, max, step }]) => [
    key,
    fc.integer({ min: 0, max: Math.floor((Math.min(max, 100) - min) / step) }).map((steps) => min + steps * step),
  ]);
  return fc.record(Object.fromEntries(ranges)).map((values) => ({ ...defaultRecipe, compressor: { name, values } }));
});

const questions = fc
  .array(fc.float({ min: -4, max: 4, noNaN: true }), { minLength: 1, maxLength: 5 })
  .map((values) => Float32Array.from(values.flatMap((value) => [value, -value, 1])));

function digestOf(recipe: Recipe, clip: VisualClip): Digest | null {
  return digesterOf(recipe.compressor.name)?.(clip, recipe.compressor.values) ?? null;
}

describe('every compressor without a graph', () => {
  const each = (check: (blends: readonly Blend[], digest: Digest, clip: VisualClip, recipe: Recipe) => void) =>
    fc.assert(
      fc.property(recipes, clips, questions, (recipe, clip, question) => {
        const digest = digestOf(recipe, clip);
        if (digest) check(digest.blend(question), digest, clip, recipe);
      }),
      { numRuns: 500 },
    );

  it('gives convex combinations: no weight is negative, each row sums to 1', () => {
    each((blends) => {
      for (const { weights } of blends) {
        expect(weights.every((weight) => weight >= 0)).toBe(true);
        expect(weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 5);
      }
    });
  });

  it('gives W·V, and nothing outside of what the visual tokens span', () => {
    each((blends, _, clip) => {
      const rows = blended(clip.tokens, channels, blends);
      const count = clip.tokens.length / channels;
      for (const [at, { tokens, weights }] of blends.entries()) {
        for (let c = 0; c < channels; c++) {
          const column = Array.from({ length: count }, (_, token) => clip.tokens[token * channels + c] ?? 0);
          const expected = tokens.reduce((sum, token, i) => sum + (weights[i] ?? 0) * (column[token] ?? 0), 0);
          const value = rows[at * channels + c] ?? Number.NaN;
          expect(value).toBeCloseTo(expected, 4);
          expect(value).toBeGreaterThanOrEqual(Math.min(...column) - 1e-4);
          expect(value).toBeLessThanOrEqual(Math.max(...column) + 1e-4);
        }
      }
    });
  });

  it('gives as many video tokens as it said, of selected tokens alone', () => {
    each((blends, { selected }, clip, recipe) => {
      expect(blends).toHaveLength(videoTokensOf(recipe, clip));
      const ascending = selected.every((token, at) => at === 0 || token > (selected[at - 1] ?? 0));
      expect(ascending).toBe(true);
      const mass = blendMass(blends, clip.scores.length);
      const isSelected = new Set(selected);
      expect(mass.every((value, token) => value === 0 || isSelected.has(token))).toBe(true);
      expect(mass.reduce((sum, value) => sum + value, 0)).toBeCloseTo(blends.length, 2);
    });
  });

  it('has no more places for times than it said', () => {
    each((blends, _, clip, recipe) => {
      const runs = runsByPicture(blends, clip.rows * clip.columns) ?? [];
      expect(runs.length).toBeLessThanOrEqual(mostTimesOf(recipe, clip));
    });
  });

  it('answers the same question with the same tokens', () => {
    fc.assert(
      fc.property(recipes, clips, questions, (recipe, clip, question) => {
        const digest = digestOf(recipe, clip);
        expect(digest?.blend(question)).toEqual(digestOf(recipe, clip)?.blend(question));
      }),
    );
  });
});

it('LinVT gives as many video tokens as the bundle has queries', () => {
  expect(linvt.videoTokens({ frames: 9, rows: 8, columns: 8, queries: [12, 8, 8] }, { k: 128 })).toBe(28);
});

it('all tokens: each is its own video token', () => {
  const clip = clipOf([[[1, 2]], [[3, 4]]]);
  expect(valuesOf(clip, noneDigest(clip, {}))).toEqual([1, 2, 3, 4]);
});

it('average: the mean of each frame', () => {
  const clip = clipOf([[[1, 2, 3, 6]], [[3, 5, 4, 4]]]);
  expect(valuesOf(clip, avgDigest(clip, {}))).toEqual([3, 4]);
});
