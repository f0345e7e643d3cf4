import fc from 'fast-check';
import { expect, it } from 'vitest';
import { spread } from './spread.ts';

it('spreading takes the middle of each equal part', () => {
  expect(spread([0, 1, 2, 3, 4, 5], 2)).toEqual([1, 4]);
  expect(spread([0, 1, 2, 3, 4, 5, 6, 7, 8, 9], 1)).toEqual([5]);
});

it('spreading takes as many as asked for, in their order, or all there are', () => {
  fc.assert(
    fc.property(fc.array(fc.integer()), fc.integer({ min: 1, max: 20 }), (items, count) => {
      const places = spread([...items.keys()], count);
      expect(places).toHaveLength(Math.min(items.length, count));
      expect(places).toEqual(places.toSorted((a, b) => a - b));
    }),
  );
});
