import type { TokenWords } from '../../domain/tokenWords.ts';
import type { Failure } from './failure.ts';

/** Words as they were read, and what is shown of them. */
export type Read = {
  readonly words: TokenWords;
  /** What each picture says most clearly. */
  readonly captions: readonly string[];
  /** How far the lit word stands out on each token; null where none is lit. */
  readonly lit: Float32Array | null;
};

/** What the tokens of one answer's frames say; the answer is known by its scores. */
export type Spoken = {
  readonly of: Float32Array;
  readonly finding:
    | { readonly status: 'finding' }
    | ({ readonly status: 'found' } & Read)
    | { readonly status: 'failed'; readonly failure: Failure };
};

export type Words = {
  readonly spoken: readonly Spoken[];
  /** The word that is lit over the frames; null for none. */
  readonly lit: string | null;
};

export const initialWords: Words = { spoken: [], lit: null };

/** Answers whose words are kept: as many as a comparison has columns, and a few more; each is some megabytes. */
const most = 6;

export const spokenOf = ({ spoken }: Words, scores: Float32Array | undefined): Spoken | undefined =>
  spoken.find(({ of }) => of === scores);

export const withSpoken = (words: Words, of: Float32Array, finding: Spoken['finding']): Words => ({
  ...words,
  spoken: [...words.spoken.filter((other) => other.of !== of), { of, finding }].slice(-most),
});
