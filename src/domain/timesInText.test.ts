import { describe, expect, it } from 'vitest';
import { laterBy, soleMoment, timesInText } from './timesInText.ts';
import { seconds } from './units.ts';

const times = (text: string) =>
  timesInText(text).flatMap(({ text: words, time }) => (time === null ? [] : [[words, time]]));

it('finds the moments that an answer names', () => {
  expect(times('A car at 0:01, then a dog at 12:05.5 and 1:02:03.')).toEqual([
    ['0:01', 1],
    ['12:05.5', 725.5],
    ['1:02:03', 3723],
  ]);
});

it('leaves every character in its place', () => {
  for (const text of ['', 'no time here', '0:04', 'at 0:04!', 'ratio 16:9, 3:75 and 0:07 0:08']) {
    expect(
      timesInText(text)
        .map(({ text: words }) => words)
        .join(''),
    ).toBe(text);
  }
});

it('takes no ratio and no impossible minute for a moment', () => {
  expect(times('16:9 or 3:75')).toEqual([]);
});

it('takes seconds for a moment where something is at them, not where they are how long', () => {
  expect(timesInText('at 3.5 seconds')).toEqual([{ at: 0, text: 'at 3.5 seconds', time: 3.5 }]);
  expect(timesInText('It spins at 1 second, for 2 seconds.').map(({ time }) => time)).toEqual([null, 1, null]);
});

describe('the moment that an answer is about', () => {
  it.each([
    ['at 14 seconds', 14],
    ['It falls at 0:14, yes, at 0:14.', 14],
    ['at 1:30', 90],
  ])('%s', (text, moment) => {
    expect(soleMoment(text)).toBe(moment);
  });

  it.each(['it does not move', '0:00 a red circle', '0:02 a dog; 0:04 a cat', 'for 3 seconds', ''])(
    'is none in “%s”',
    (text) => {
      expect(soleMoment(text)).toBeNull();
    },
  );
});

it('reads seconds as a model of films writes them, and takes no length of time for a moment', () => {
  expect(times('From 3 s to 6.5 s.')).toEqual([
    ['3 s', 3],
    ['6.5 s', 6.5],
  ]);
  expect(times('0 s: a dog runs. 4.5 s: a man swims.')).toEqual([
    ['0 s', 0],
    ['4.5 s', 4.5],
  ]);
  expect(times('The video is 11 s long.')).toEqual([]);
  expect(times('It has 275 frames in 11 s: 25 a second.')).toEqual([]);
});

it('moves moments to the time of a file that begins later, each as it is written', () => {
  expect(laterBy('From 1 s to 2.5 s.', seconds(10))).toBe('From 11 s to 12.5 s.');
  expect(laterBy('a dog at 0:04, a car at 0:58.5', seconds(10))).toBe('a dog at 0:14, a car at 1:08.5');
  expect(laterBy('at 3.5 seconds, for 2 seconds', seconds(10))).toBe('at 13.5 seconds, for 2 seconds');
  expect(laterBy('at 59:58', seconds(10))).toBe('at 1:00:08');
  expect(laterBy('at 0:04', seconds(0))).toBe('at 0:04');
});
