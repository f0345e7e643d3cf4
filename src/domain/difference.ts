import { normalise } from './scoring.ts';

/** A stretch of an answer: one word, or the room between words. */
export type Stretch = {
  /** Where it begins in the answer, in characters. */
  readonly at: number;
  readonly text: string;
  /** Whether it is a word that the other answer lacks at this place. */
  readonly differs: boolean;
};

/** Whether two answers say the same, by the rules that score them: articles, case and punctuation do not count. */
export const sameAnswer = (one: string, other: string): boolean => normalise(one) === normalise(other);

/**
 * Cuts `answer` into words and what is between them, and marks the words outside the longest common subsequence with
 * `other`. Words are compared as scoring compares them; what scoring ignores never differs.
 * @returns stretches whose texts joined are `answer`
 */
export function difference(other: string, answer: string): readonly Stretch[] {
  const stretches = stretchesOf(answer);
  const words = stretches.flatMap(({ text }, index) => spoken(text).map((word) => ({ word, index })));
  const common = commonTo(
    stretchesOf(other).flatMap(({ text }) => spoken(text)),
    words.map(({ word }) => word),
  );
  const differing = new Set(words.flatMap(({ index }, at) => (common.has(at) ? [] : [index])));
  return stretches.map((stretch, index) => ({ ...stretch, differs: differing.has(index) }));
}

function stretchesOf(answer: string): readonly Omit<Stretch, 'differs'>[] {
  return [...answer.matchAll(/\s+|\S+/g)].map((match) => ({ at: match.index, text: match[0] }));
}

/** The words of a stretch as scoring reads them: none for an article, two for 'bottom-left'. */
const spoken = (stretch: string): readonly string[] =>
  normalise(stretch)
    .split(' ')
    .filter((word) => word !== '');

/** Places in `words` of one longest common subsequence with `others`. */
function commonTo(others: readonly string[], words: readonly string[]): ReadonlySet<number> {
  const lengths = commonLengths(others, words);
  const length = (row: number, column: number) => lengths[row]?.[column] ?? 0;
  const common = new Set<number>();
  for (let row = 0, column = 0; row < others.length && column < words.length; ) {
    if (others[row] === words[column]) {
      common.add(column);
      row++;
      column++;
    } else if (length(row + 1, column) > length(row, column + 1)) row++;
    else column++;
  }
  return common;
}

/** Length of the longest common subsequence of what follows each pair of places, [other, word]. */
function commonLengths(others: readonly string[], words: readonly string[]): readonly (readonly number[])[] {
  const lengths: number[][] = [];
  for (let row = others.length - 1; row >= 0; row--) {
    const below = lengths[row + 1];
    const line = Array<number>(words.length + 1).fill(0);
    for (let column = words.length - 1; column >= 0; column--) {
      const isSame = others[row] === words[column];
      line[column] = isSame ? (below?.[column + 1] ?? 0) + 1 : Math.max(below?.[column] ?? 0, line[column + 1] ?? 0);
    }
    lengths[row] = line;
  }
  return lengths;
}
