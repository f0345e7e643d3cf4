import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { VisualClip } from '../compressor.ts';
import { clipOf } from '../compressorsForTests.ts';
import { highest } from '../highest.ts';
import { freeSignificance } from './significance.ts';

const channels = 3;

/** Clips of up to 5 frames of 4 × 4 tokens. */
const clips: fc.Arbitrary<VisualClip> = fc
  .record({
    frames: fc.integer({ min: 1, max: 5 }),
    rows: fc.integer({ min: 1, max: 4 }),
    columns: fc.integer({ min: 1, max: 4 }),
    numbers: fc.infiniteStream(fc.float({ min: -4, max: 4, noNaN: true })),
  })
  .map(({ numbers, ...shape }) => {
    const count = shape.frames * shape.rows * shape.columns;
    const tokens = Float32Array.from({ length: count * channels }, () => Number(numbers.next().value));
    const moments = Array.from({ length: shape.frames }, (_, frame) => (frame + 0.5) / shape.frames);
    return { ...shape, channels, queries: [1, 1, 1], moments, tokens, scores: new Float32Array(count) };
  });

describe('significance without training', () => {
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
