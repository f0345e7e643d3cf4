import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { knownWord, scoresOfWord, type TokenWords, toSteps, wordsOfPicture, wordsOfToken } from './tokenWords.ts';

/** Two pictures of two tokens; rows are tokens. */
const words: TokenWords = {
  list: ['cat', 'dog', 'glasses'],
  patches: 2,
  steps: toSteps(Float32Array.from([3, 5, 0, 1, 2.5, 0, 0, 0, 0, 4, 0, 6])),
};

describe('the words of tokens', () => {
  it('are those that stand out on the token, the clearest first', () => {
    expect(wordsOfToken(words, 0, 5).map(({ word }) => word)).toEqual(['dog', 'cat']);
    expect(wordsOfToken(words, 1, 5)).toEqual([{ word: 'dog', score: 2.5 }]);
  });

  it('are none where nothing stands out', () => {
    expect(wordsOfToken(words, 2, 5)).toEqual([]);
  });

  it('of a picture are the best of its tokens, and no more than asked for', () => {
    expect(wordsOfPicture(words, 1, 1)).toEqual([{ word: 'glasses', score: 6 }]);
  });

  it('light every token by how far the word stands out there', () => {
    expect([...scoresOfWord(words, 'cat')]).toEqual([3, 1, 0, 4]);
  });

  it('are found by what people type', () => {
    expect(knownWord(words, ' Dogs ')).toBe('dog');
    expect(knownWord(words, 'glasses')).toBe('glasses');
    expect(knownWord(words, 'zebra')).toBeNull();
    expect(knownWord(words, '')).toBeNull();
  });

  it('keep their order when they become steps', () => {
    fc.assert(
      fc.property(fc.float({ noNaN: true }), fc.float({ noNaN: true }), (a, b) => {
        const [low = 0, high = 0] = toSteps(Float32Array.from([Math.min(a, b), Math.max(a, b)]));
        return low <= high;
      }),
    );
  });
});
