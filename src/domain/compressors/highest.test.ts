import { expect, it } from 'vitest';
import { highest } from './highest.ts';

it('of equal scores the one with the lower index is taken, and what is not a number last', () => {
  expect([...highest(Float32Array.of(Number.NaN, 2, 3, 2, -Infinity), 2)]).toEqual([1, 2]);
  expect([...highest(Float32Array.of(Number.NaN, 1), 2)]).toEqual([0, 1]);
});
