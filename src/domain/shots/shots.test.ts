import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seconds } from '../units.ts';
import { boundariesOf } from './shots.ts';

const thresholds = { cut: 0.5, gradual: 0.5 };
const timesOf = (count: number) => Array.from({ length: count }, (_, at) => seconds(at / 2));
const sure = 4;

/** Boundaries of frames half a second apart, those named being sure cuts, or sure to lie in a gradual transition. */
function found(count: number, cuts: readonly number[], gradual: readonly number[]) {
  const logits = Float32Array.from({ length: 2 * count }, (_, at) => {
    const named = at % 2 === 0 ? cuts : gradual;
    return named.includes(at >> 1) ? sure : -sure;
  });
  return boundariesOf(timesOf(count), logits, thresholds).map(({ begin, end }) => [begin, end]);
}

describe('boundaries between shots', () => {
  it('are at the first frame of the new shot for a cut', () => {
    expect(found(10, [4], [])).toEqual([[2, 2]]);
  });

  it('reach over a gradual transition to the first frame of the new shot', () => {
    expect(found(10, [], [3, 4, 5])).toEqual([[1.5, 3]]);
  });

  it('take a transition for one where a frame within it is not seen as such', () => {
    expect(found(12, [], [3, 4, 6])).toEqual([[1.5, 3.5]]);
    expect(found(12, [], [3, 6])).toEqual([
      [1.5, 2],
      [3, 3.5],
    ]);
  });

  it('are none at a cut within a transition or where it ends', () => {
    expect(found(10, [4, 6], [3, 4, 5])).toEqual([[1.5, 3]]);
    expect(found(10, [7], [3, 4, 5])).toEqual([
      [1.5, 3],
      [3.5, 3.5],
    ]);
  });

  it('are one where two frames in a row seem cut to, and none at the first frame', () => {
    const logits = Float32Array.from([5, -5, -5, -5, 2, -5, 3, -5, -5, -5]);
    expect(boundariesOf(timesOf(5), logits, thresholds)).toEqual([{ begin: 1.5, end: 1.5 }]);
  });

  it('end with the last frame where a transition does not end before', () => {
    expect(found(5, [], [3, 4])).toEqual([[1.5, 2]]);
  });

  it('are none without frames', () => {
    expect(boundariesOf([], new Float32Array(), thresholds)).toEqual([]);
  });

  it('ascend, and do not overlap, whatever the logits', () => {
    const pairs = fc.array(fc.tuple(fc.double({ noNaN: true }), fc.double({ noNaN: true })), { maxLength: 80 });
    fc.assert(
      fc.property(pairs, (logits) => {
        const spans = boundariesOf(timesOf(logits.length), Float32Array.from(logits.flat()), thresholds);
        for (const [at, { begin, end }] of spans.entries()) {
          expect(end).toBeGreaterThanOrEqual(begin);
          expect(begin).toBeGreaterThanOrEqual(spans[at - 1]?.end ?? 0);
        }
      }),
    );
  });
});
