/** How far each word of a list stands out on each visual token of a clip: in deviations above the word's mean over photos. */
export type TokenWords = {
  readonly list: readonly string[];
  /** Visual tokens of one picture. */
  readonly patches: number;
  /** [token, word], in steps of a `stepsOfOne`-th deviation. */
  readonly steps: Int8Array;
};

export const stepsOfOne = 12;

/** Below this many deviations a token does not say a word. */
const clear = 2;

/** Deviations as steps; what is beyond the range is at its end. */
export function toSteps(scores: Float32Array): Int8Array {
  return Int8Array.from(scores, (score) => Math.max(-128, Math.min(127, Math.round(score * stepsOfOne))));
}

/** A word, and how far it stands out at its best token, in deviations. */
export type SaidWord = { readonly word: string; readonly score: number };

/** The `count` words that stand out most on a token, the clearest first; none that hardly does. */
export const wordsOfToken = (words: TokenWords, token: number, count: number): readonly SaidWord[] =>
  wordsOf(words, [token], count);

/** The `count` words that stand out most anywhere in a picture. */
export const wordsOfPicture = (words: TokenWords, picture: number, count: number): readonly SaidWord[] =>
  wordsOf(
    words,
    Array.from({ length: words.patches }, (_, patch) => picture * words.patches + patch),
    count,
  );

function wordsOf({ list, steps }: TokenWords, tokens: readonly number[], count: number): readonly SaidWord[] {
  const best = new Int8Array(list.length).fill(-128);
  for (const token of tokens) {
    const row = steps.subarray(token * list.length, (token + 1) * list.length);
    for (let at = 0; at < row.length; at++) best[at] = Math.max(best[at] ?? 0, row[at] ?? 0);
  }
  return [...best.keys()]
    .filter((at) => (best[at] ?? 0) >= clear * stepsOfOne)
    .sort((a, b) => (best[b] ?? 0) - (best[a] ?? 0))
    .slice(0, count)
    .map((at) => ({ word: list[at] ?? '', score: (best[at] ?? 0) / stepsOfOne }));
}

/** The word of the list that a typed one means: itself, or without its plural's end. */
export function knownWord({ list }: TokenWords, typed: string): string | null {
  const word = typed.trim().toLowerCase();
  const forms = [word, word.replace(/es$/, ''), word.replace(/s$/, ''), `${word}s`];
  return forms.find((form) => form !== '' && list.includes(form)) ?? null;
}

/** How far a word of the list stands out on each token, in deviations. */
export function scoresOfWord({ list, steps }: TokenWords, word: string): Float32Array {
  const at = list.indexOf(word);
  return Float32Array.from({ length: steps.length / list.length }, (_, token) =>
    at < 0 ? 0 : (steps[token * list.length + at] ?? 0) / stepsOfOne,
  );
}
