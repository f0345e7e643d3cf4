import { expect, test } from 'vitest';
import type { Message } from './chat.ts';
import { AppError } from './errors.ts';
import { fitPrompt, splitAtVideo } from './prompt.ts';
import { tokenId } from './units.ts';

const ids = (...values: number[]) => values.map(tokenId);
/** One token a character. */
const render = (messages: readonly Message[]) => ids(...messages.flatMap(({ content }) => [...content].map(() => 7)));
const turn = (question: string, answer: string): Message[] => [
  { role: 'user', content: question },
  { role: 'assistant', content: answer },
];

test('all of the history stays while it fits', () => {
  expect(fitPrompt('who', [...turn('aa', 'b'), ...turn('cc', 'd')], render, 9)).toEqual({
    ids: ids(...Array(9).fill(7)),
    dropped: 0,
  });
});

test('the oldest turns go first when it does not', () => {
  expect(fitPrompt('who', [...turn('aa', 'b'), ...turn('cc', 'd')], render, 8)).toEqual({
    ids: ids(...Array(6).fill(7)),
    dropped: 1,
  });
});

test('a question longer than the model can read is refused', () => {
  expect(() => fitPrompt('a long question', turn('a', 'b'), render, 5)).toThrow(new AppError('question-too-long'));
});

test('a prompt is cut in two at its video placeholder', () => {
  expect(splitAtVideo(ids(1, 9, 2, 3), tokenId(9))).toEqual({ before: ids(1), after: ids(2, 3) });
});

test('a prompt without the placeholder, or with two, is a broken invariant', () => {
  expect(() => splitAtVideo(ids(1, 2), tokenId(9))).toThrow('exactly one video placeholder');
  expect(() => splitAtVideo(ids(9, 9), tokenId(9))).toThrow('exactly one video placeholder');
});
