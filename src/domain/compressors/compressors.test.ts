import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Blend, blended, blendMass } from '../blend.ts';
import { defaults } from '../descriptor.ts';
import { videoTokenCount } from '../linvt.ts';
import { defaultRecipe, type Recipe, videoTokensOf } from '../recipe.ts';
import { avgDigest } from './avg/digest.ts';
import type { Digest, VisualClip } from './compressor.ts';
import { digesterOf } from './digesters.ts';
import { frameTokenDigest } from './frame-token/digest.ts';
import { highest } from './highest.ts';
import { linvt } from './linvt/linvt.ts';
import { linvtFreeDigest } from './linvt-free/digest.ts';
import { linvtFree } from './linvt-free/linvtFree.ts';
import { freeSignificance } from './linvt-free/significance.ts';
import { linvtSelectionDigest } from './linvt-selection/digest.ts';
import { mergeDigest } from './merge/digest.ts';
import { noneDigest } from './none/digest.ts';
import { poolingDigest } from './pooling/digest.ts';
import { binsFor } from './pooling/pooling.ts';
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

  it('answers the same question with the same tokens', () => {
    fc.assert(
      fc.property(recipes, clips, questions, (recipe, clip, question) => {
        const digest = digestOf(recipe, clip);
        expect(digest?.blend(question)).toEqual(digestOf(recipe, clip)?.blend(question));
      }),
    );
  });
});

/** A clip of single numbers as tokens, given frame by frame as rows. */
function clipOf(frames: readonly (readonly (readonly number[])[])[], scores?: readonly number[]): VisualClip {
  const tokens = Float32Array.from(frames.flat(2));
  return {
    frames: frames.length,
    rows: frames[0]?.length ?? 0,
    columns: frames[0]?.[0]?.length ?? 0,
    queries: [1, 1, 1],
    tokens,
    channels: 1,
    moments: frames.map((_, frame) => (frame + 0.5) / frames.length),
    scores: Float32Array.from(scores ?? tokens),
  };
}

const noQuestion = new Float32Array(1);
const valuesOf = (clip: VisualClip, digest: Digest) => [
  ...blended(clip.tokens, clip.channels, digest.blend(noQuestion)),
];
const tokensOf = (digest: Digest) => digest.blend(noQuestion).map(({ tokens }) => [...tokens]);

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

describe('frame tokens', () => {
  it('are made of what is significant in their frame', () => {
    const clip = clipOf([[[1, 9]], [[5, 7]]], [50, 0, -Infinity, 0]);
    const [first, second] = valuesOf(clip, frameTokenDigest(clip, {}));
    expect(first).toBeCloseTo(1, 4);
    expect(second).toBe(7);
  });

  it('are the average where all tokens are equally significant', () => {
    const clip = clipOf(
      [[[1, 2, 3, 6]], [[3, 5, 4, 4]]],
      Array.from({ length: 8 }, () => -3),
    );
    expect(valuesOf(clip, frameTokenDigest(clip, {}))).toEqual(valuesOf(clip, avgDigest(clip, {})));
  });
});

describe('pooling', () => {
  const square = [
    [1, 2, 3, 4],
    [5, 6, 7, 8],
    [9, 10, 11, 12],
    [13, 14, 15, 16],
  ];

  it('averages areas of each frame', () => {
    const clip = clipOf([square]);
    expect(valuesOf(clip, poolingDigest(clip, { tokens: 4 }))).toEqual([3.5, 5.5, 11.5, 13.5]);
  });

  it('has bins that meet or overlap where the grid does not divide, as adaptive pooling has', () => {
    const clip = clipOf([[[1, 2, 4, 8]]]);
    expect(tokensOf(poolingDigest(clip, { tokens: 3 }))).toEqual([
      [0, 1],
      [1, 2],
      [2, 3],
    ]);
  });

  it('keeps every frame while there is room, and pools over time where there is not', () => {
    const shape = { frames: 8, rows: 8, columns: 8, queries: [] };
    expect(binsFor(shape, 32)).toEqual({ frames: 8, rows: 2, columns: 2 });
    expect(binsFor(shape, 4)).toEqual({ frames: 4, rows: 1, columns: 1 });
    expect(binsFor(shape, 2048)).toEqual({ frames: 8, rows: 8, columns: 8 });
  });

  it('is no finer along one side than along the other without need', () => {
    expect(binsFor({ frames: 1, rows: 8, columns: 8, queries: [] }, 36)).toEqual({ frames: 1, rows: 6, columns: 6 });
    expect(binsFor({ frames: 1, rows: 4, columns: 16, queries: [] }, 16)).toEqual({ frames: 1, rows: 2, columns: 8 });
  });
});

describe('merging', () => {
  /** Two channels, so that tokens differ in direction. */
  const inTwoChannels = (clip: VisualClip): VisualClip => ({
    ...clip,
    channels: 2,
    tokens: Float32Array.from(Array.from(clip.tokens, (angle) => [Math.cos(angle), Math.sin(angle)]).flat()),
  });

  it('makes one token of what stands still, and leaves alone what moves', () => {
    const still = 0;
    const clip = inTwoChannels(clipOf([[[still, 1, still]], [[still, still, 2]]]));
    expect(tokensOf(mergeDigest(clip, { tokens: 4 }))).toEqual([[0, 3, 4], [1], [2], [5]]);
  });

  it('merges in time before space where both are as alike', () => {
    const clip = inTwoChannels(clipOf([[[0, 0]], [[0, 0]]]));
    expect(tokensOf(mergeDigest(clip, { tokens: 2 }))).toEqual([
      [0, 2],
      [1, 3],
    ]);
  });

  it('does not merge over the edge of a frame', () => {
    const clip = inTwoChannels(
      clipOf([
        [
          [0, 1],
          [1, 2],
        ],
      ]),
    );
    expect(tokensOf(mergeDigest(clip, { tokens: 3 }))).not.toContainEqual([1, 2]);
  });
});

describe('LinVT’s selection alone', () => {
  const clip = clipOf([[[1, 2]], [[3, 4]]], [0, 5, -1, 7]);

  it('hands on the most significant tokens as they are, in their order in the clip', () => {
    expect(valuesOf(clip, linvtSelectionDigest(clip, { tokens: 2 }))).toEqual([2, 4]);
  });

  it('takes what is pinned before all else, and nothing that is dropped', () => {
    const edits = { times: [], pinned: [2], dropped: [3] };
    expect(valuesOf(clip, linvtSelectionDigest(clip, { tokens: 2 }, edits))).toEqual([2, 3]);
  });
});

describe('LinVT without training', () => {
  it('finds what differs from the rest of its frame, and from itself at other times', () => {
    const plain = [1, 1, 1, 1];
    const clip = clipOf([[plain], [[1, 1, 5, 1]], [plain]]);
    const scores = freeSignificance(clip);
    expect([...highest(scores, 1)]).toEqual([6]);
    expect(scores[2]).toBeGreaterThan(scores[0] ?? 0);
    expect([...freeSignificance(clipOf([[plain], [plain]]))].every((score) => score < 1e-6)).toBe(true);
  });

  it('scores by attention within frames and across them, as it stands in the paper with nothing learned', () => {
    fc.assert(
      fc.property(clips, (clip) => {
        const scores = freeSignificance(clip);
        referenceSignificance(clip).forEach((score, token) => {
          expect(scores[token]).toBeCloseTo(score, 4);
        });
      }),
    );
  });

  it('breaks ties by the lower index and takes what is not a number last', () => {
    expect([...highest(Float32Array.of(Number.NaN, 2, 3, 2, -Infinity), 2)]).toEqual([1, 2]);
    expect([...highest(Float32Array.of(Number.NaN, 1), 2)]).toEqual([0, 1]);
  });

  it('reads from the first moments to the last', () => {
    const clip = { ...clipOf([[[1, 3]], [[1, 3]], [[1, 3]], [[1, 3]]]), queries: [4, 2, 2] };
    const momentOf = ({ tokens, weights }: Blend) =>
      tokens.reduce((sum, token, at) => sum + (weights[at] ?? 0) * (clip.moments[Math.floor(token / 2)] ?? 0), 0);
    const moments = linvtFreeDigest(clip, { k: 8 }).blend(noQuestion).map(momentOf);
    const scales = [moments.slice(0, 4), moments.slice(4, 6), moments.slice(6)];
    for (const scale of scales) expect(scale).toEqual(scale.toSorted((a, b) => a - b));
    expect(moments[3]).toBeGreaterThan((moments[0] ?? 0) + 0.5);
  });

  it('takes more of what the question is about', () => {
    const clip: VisualClip = {
      ...clipOf([[[1, 0, 0, 1]]]),
      rows: 1,
      columns: 2,
      channels: 2,
      scores: new Float32Array(2),
    };
    const weightOfFirst = (question: Float32Array) => {
      const [blend] = linvtFreeDigest(clip, { k: 4 }).blend(question);
      return blend?.weights[0] ?? 0;
    };
    expect(weightOfFirst(Float32Array.of(1, 0))).toBeGreaterThan(0.5);
    expect(weightOfFirst(Float32Array.of(0, 1))).toBeLessThan(0.5);
  });

  it('keeps as many tokens as LinVT by default', () => {
    expect(defaults(linvtFree.parameters)).toEqual(defaults(linvt.parameters));
    expect(linvtFree.videoTokens({ frames: 1, rows: 1, columns: 1, queries: [12, 8, 8] }, { k: 4 })).toBe(
      videoTokenCount([12, 8, 8]),
    );
  });
});

/** The same in nested loops: ‖v − Σ softmax(cos) v‖ over the frame, and over the position through time. */
function referenceSignificance({ frames, rows, columns, tokens }: VisualClip): readonly number[] {
  const patches = rows * columns;
  const at = (token: number) => [0, 1, 2].map((c) => tokens[token * channels + c] ?? 0);
  const cosine = (a: readonly number[], b: readonly number[]) => {
    const product = a.reduce((sum, value, c) => sum + value * (b[c] ?? 0), 0);
    const lengths = Math.hypot(...a) * Math.hypot(...b);
    return lengths > 0 ? product / lengths : 0;
  };
  const departure = (token: number, among: readonly number[]) => {
    const shares = among.map((other) => Math.exp(cosine(at(token), at(other))));
    const total = shares.reduce((sum, share) => sum + share, 0);
    const context = [0, 1, 2].map((c) =>
      among.reduce((sum, other, i) => sum + ((shares[i] ?? 0) / total) * (at(other)[c] ?? 0), 0),
    );
    return Math.hypot(...at(token).map((value, c) => value - (context[c] ?? 0)));
  };
  return Array.from({ length: frames * patches }, (_, token) => {
    const frame = Math.floor(token / patches);
    const inFrame = Array.from({ length: patches }, (_, patch) => frame * patches + patch);
    const throughTime = Array.from({ length: frames }, (_, other) => other * patches + (token % patches));
    return departure(token, inFrame) + departure(token, throughTime);
  });
}
