import { expect, it } from 'vitest';
import { successor } from './successor.ts';

it('what was behind the removed one stands in its place, at the end what was before it', () => {
  expect(successor(['b', 'c'], 0)).toBe('b');
  expect(successor(['a', 'c'], 1)).toBe('c');
  expect(successor(['a', 'b'], 2)).toBe('b');
  expect(successor([], 0)).toBeUndefined();
});
