import { expect, test } from 'vitest';
import { chapterFacts, chaptersF1, describeF1, facts, normalise, score, secondsOf } from './scoring.ts';

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

test('a clause without a name goes on with the one before', () => {
  expect(facts('a dog jumps and spins')).toEqual(new Set(['dog', 'dog jumps', 'dog spins', 'dog jumps<dog spins']));
  expect(facts('a car passes behind a red circle, a red circle stays still')).toEqual(
    new Set(['car', 'car passes behind red circle', 'red circle', 'red circle stays still']),
  );
  expect(describeF1('a dog jumps and spins.', 'a dog spins and jumps.')).toBe(0.75);
});

test('a time is right within half a second', () => {
  expect(['at 3.5 seconds', 'at 1:30', 'soon'].map(secondsOf)).toEqual([3.5, 90, undefined]);
  expect(score('when', 'at 3.5 seconds', '3')).toBe(1);
  expect(score('when', 'at 3.5 seconds', 'at 4.5 seconds')).toBe(0);
  expect(score('when', 'at 1:30', 'at 90 seconds')).toBe(1);
  expect(score('when', 'at 3.5 seconds', 'at the end')).toBe(0);
  expect(score('when', 'at 3.5 seconds', 'at 3.0 seconds', ['at 3.5 seconds', 'at 3.0 seconds'])).toBe(0);
});

test('chapters are scored by what happens at about their times', () => {
  const expected = '0:00 a red circle moves left; 0:04 a dog jumps';
  expect(chapterFacts(expected).map(({ second, fact }) => `${second} ${fact}`)).toEqual([
    '0 red circle',
    '0 red circle moves left',
    '4 dog',
    '4 dog jumps',
  ]);
  expect(chaptersF1(expected, '0:01 A red circle moves left. 0:05 a dog jumps.')).toBe(1);
  expect(chaptersF1(expected, '0:00 a red circle moves left; 0:06 a dog jumps')).toBe(0.5);
  expect(chaptersF1(expected, '0:00 a red circle moves right; 0:04 a dog jumps')).toBe(0.75);
  expect(score('chapters', expected, 'a red circle moves left, then a dog jumps')).toBe(0);
});

test('a refusal is right for the same thing only', () => {
  const expected = 'there is no red circle in the video';
  expect(score('refusal', expected, 'There is no red circle.')).toBe(1);
  expect(score('refusal', expected, 'there are no red circle in this clip')).toBe(1);
  expect(score('refusal', expected, 'there is no circle in the video')).toBe(0);
  expect(score('refusal', expected, 'i cannot tell that')).toBe(0);
  expect(score('refusal', 'i cannot tell that', 'I cannot tell that.')).toBe(1);
  expect(score('talk', 'goodbye!', 'Goodbye')).toBe(1);
});
