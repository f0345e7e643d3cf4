import { expect, test } from 'vitest';
import { describeF1, facts, normalise, score } from './scoring.ts';

test('case, punctuation, articles and the way a number is written do not matter', () => {
  expect(normalise('A red Circle.')).toBe('red circle');
  expect(normalise('the answer: 2!')).toBe('answer two');
  expect(normalise('12')).toBe('12');
});

test('a description states its things, what they do, and the order of things in different scenes', () => {
  expect(facts('A red circle moves left and a dog stays still, then a cup.')).toEqual(
    new Set(['red circle', 'red circle moves left', 'dog', 'dog stays still', 'cup', 'red circle<cup', 'dog<cup']),
  );
});

test('a thing that comes again is not earlier than itself', () => {
  expect(facts('a dog, then a dog')).toEqual(new Set(['dog']));
});

test('a clause that names nothing states nothing', () => {
  expect(facts('moves left, then and , the')).toEqual(new Set());
});

test('half of the facts right and none wrong is two thirds by F1', () => {
  expect(describeF1('a dog moves left', 'a dog')).toBeCloseTo(2 / 3);
  expect(describeF1('a dog moves left', '')).toBe(0);
});

test('only descriptions get part of a point', () => {
  expect(score('describe', 'a dog moves left', 'a dog')).toBeGreaterThan(0);
  expect(score('what', 'a dog moves left', 'a dog')).toBe(0);
  expect(score('count', 'two', '2.')).toBe(1);
});
