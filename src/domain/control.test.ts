import fc from 'fast-check';
import { expect, it } from 'vitest';
import { frameOrder } from './control.ts';
import { seededRandom } from './random.ts';

const counts = fc.integer({ min: 1, max: 64 });
const ascending = (count: number) => Array.from({ length: count }, (_, at) => at);

it('shuffling keeps every frame, always in the same new places', () => {
  fc.assert(
    fc.property(counts, (count) => {
      const order = frameOrder('shuffle', count);
      expect(order.toSorted((a, b) => a - b)).toEqual(ascending(count));
      expect(frameOrder('shuffle', count)).toEqual(order);
      if (count > 1) expect(order).not.toEqual(ascending(count));
    }),
  );
});

it('reversing twice is as it was', () => {
  fc.assert(
    fc.property(counts, (count) => {
      const order = frameOrder('reverse', count);
      expect(order.map((at) => order[at])).toEqual(ascending(count));
    }),
  );
});

it('a single frame stands at every time, the middle one', () => {
  expect(frameOrder('single-frame', 5)).toEqual([2, 2, 2, 2, 2]);
  expect(frameOrder('single-frame', 8)).toEqual(Array.from({ length: 8 }, () => 4));
});

/* The same numbers stand in models/training/tests/test_controls.py. */
it('random numbers and orders are those that Python gets', () => {
  const random = seededRandom(0);
  expect([random(), random(), random()].map((value) => value * 2 ** 32)).toEqual([1144304738, 1416247, 958946056]);
  expect([2, 5, 8].map((count) => frameOrder('shuffle', count))).toEqual([
    [1, 0],
    [4, 2, 3, 0, 1],
    [4, 7, 3, 5, 6, 1, 0, 2],
  ]);
});
