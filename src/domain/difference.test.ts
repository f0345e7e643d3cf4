import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { difference, sameAnswer } from './difference.ts';

const marked = (other: string, answer: string) =>
  difference(other, answer)
    .filter(({ differs }) => differs)
    .map(({ text }) => text);

const answers = fc
  .array(fc.constantFrom('a', 'the', 'red', 'dog', 'moves', 'left,', '2', 'two', 'and', ' ', '\n', 'Dog.'))
  .map((words) => words.join(' '));

describe('the difference of two answers', () => {
  it('is the words that the other one lacks', () => {
    expect(marked('A red car moves left.', 'A blue car moves right.')).toEqual(['blue', 'right.']);
    expect(marked('A dog.', 'A dog, then a cat.')).toEqual(['then', 'cat.']);
    expect(marked('', 'Two cats')).toEqual(['Two', 'cats']);
  });

  it('knows that a word stands elsewhere', () => {
    expect(marked('dog before cat', 'cat before dog')).toHaveLength(2);
  });

  it('leaves out what scoring leaves out', () => {
    expect(marked('The dog – 2 of them', 'a DOG, two of them!')).toEqual([]);
    expect(marked('bottom left', 'bottom-left')).toEqual([]);
  });

  it('cuts the answer without losing a character', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (other, answer) => {
        const stretches = difference(other, answer);
        expect(stretches.map(({ text }) => text).join('')).toBe(answer);
        for (const { at, text } of stretches) expect(answer.startsWith(text, at)).toBe(true);
      }),
    );
  });

  it('is nothing for the same words, and something for answers that are not the same', () => {
    fc.assert(fc.property(answers, (answer) => marked(answer, answer).length === 0));
    fc.assert(
      fc.property(answers, answers, (one, other) => {
        const differs = marked(one, other).length + marked(other, one).length > 0;
        expect(differs).toBe(!sameAnswer(one, other));
      }),
    );
  });
});
