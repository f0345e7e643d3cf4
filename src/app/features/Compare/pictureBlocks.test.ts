import { describe, expect, it } from 'vitest';
import { linesOf } from './pictureBlocks.ts';

describe('lines of a picture’s words', () => {
  const upTo = (length: number) => (line: string) => line.length <= length;

  it('break between words where a line is full', () => {
    expect(linesOf('a red car moves left', upTo(9))).toEqual(['a red car', 'moves', 'left']);
  });

  it('give a word that is longer than a line a line of its own', () => {
    expect(linesOf('an extraordinary dog', upTo(6))).toEqual(['an', 'extraordinary', 'dog']);
  });

  it('are none where there are no words', () => {
    expect(linesOf('', upTo(6))).toEqual([]);
  });
});
