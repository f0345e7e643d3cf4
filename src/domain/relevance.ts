import type { Seconds } from './units.ts';

/** Visual tokens of a frame that count for a word: a thing covers few of them. */
const countedTokens = 4;

/**
 * How much a frame has to do with a question, −1 to 1: for each of its words the mean of the highest cosines between
 * the word's embedding and the frame's visual tokens, then the mean over words. Visual tokens lie in the language
 * model's embedding space, so a thing's tokens point to its name; words that name nothing seen add the same to every
 * frame.
 * @param tokens [patch, channel] @param words [word, channel]
 */
export function relevance(tokens: Float32Array, words: Float32Array, channels: number): number {
  const seen = unitRows(tokens, channels);
  const asked = unitRows(words, channels);
  return mean(asked.map((word) => mean(highest(seen.map((token) => dot(word, token))))));
}

const highest = (cosines: readonly number[]): readonly number[] =>
  cosines.toSorted((a, b) => b - a).slice(0, countedTokens);

/** Rows of length 1; a row of nothing stays nothing. */
function unitRows(rows: Float32Array, channels: number): readonly Float32Array[] {
  return Array.from({ length: Math.floor(rows.length / channels) }, (_, at) => {
    const row = rows.subarray(at * channels, (at + 1) * channels);
    const length = Math.sqrt(dot(row, row));
    return length > 0 ? row.map((value) => value / length) : row;
  });
}

function dot(one: Float32Array, other: Float32Array): number {
  let sum = 0;
  for (let at = 0; at < one.length; at++) sum += (one[at] ?? 0) * (other[at] ?? 0);
  return sum;
}

const mean = (values: readonly number[]): number =>
  values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;

/** Moments that a search looked at together, and how relevant the frame at each of them is to the question. */
export type SearchStep = { readonly times: readonly Seconds[]; readonly relevance: readonly number[] };
