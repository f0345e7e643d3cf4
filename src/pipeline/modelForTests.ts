import { highest } from '../domain/compressors/highest.ts';
import { type TokenId, tokenId } from '../domain/units.ts';
import type { Embeddings, Model, VisualTokens } from './ports.ts';

/** A model of two visual tokens a frame, one number each, that counts what is asked of it and what it still holds. */
export type TwoTokenModel = Model & {
  /** How often tokens were copied to the processor. */
  readonly copies: () => number;
  /** Clips that were encoded. */
  readonly encoded: () => number;
  /** Handles that are not disposed of yet. */
  readonly living: () => number;
  /** The video tokens of each prompt that was read. */
  readonly read: readonly (readonly number[])[];
};

const videoToken = tokenId(0);
const queries = [1, 1, 1];

/** @param context How many tokens it reads, its answer of one token included. */
export function twoTokenModel(context: number): TwoTokenModel {
  const values = new WeakMap<object, Float32Array>();
  const read: number[][] = [];
  let [copies, encoded, living] = [0, 0, 0];
  const held = <Handle extends object>(handle: Handle, numbers: readonly number[]): Handle & Disposable => {
    living++;
    const owned = { ...handle, [Symbol.dispose]: () => void living-- };
    values.set(owned, Float32Array.from(numbers));
    return owned;
  };
  const rows = (numbers: readonly number[]): Embeddings => held({ length: numbers.length }, numbers);
  const valuesOf = (handle: object): readonly number[] => [...(values.get(handle) ?? [])];
  return {
    ...{
      bundle: { id: 'two-tokens', sha256: '' },
      videoToken,
      confidence: null,
      isEnglishOnly: false,
      videoTokens: queries.length,
      read,
    },
    ...{ copies: () => copies, encoded: () => encoded, living: () => living },
    vision: {
      async *encode(frames) {
        encoded++;
        const tokens: number[] = [];
        for await (using frame of frames) {
          const grey = (await frame.pixels()).data[0] ?? 0;
          tokens.push(grey, grey + 1);
          yield tokens.length / 2;
        }
        return held({ frames: tokens.length / 2, patches: 2 }, tokens);
      },
      relate: async (tokens) => tokens,
    },
    linvt: {
      isTrained: true,
      score: async (tokens) => scoresOf(held({}, valuesOf(tokens)), valuesOf(tokens)),
      rescore: (_, scores) => scoresOf(held({}, [...scores]), [...scores]),
      async select(_, scores, k) {
        const chosen = highest(await scores.read(), k);
        return held({ selected: k, indices: async () => chosen }, []);
      },
      async aggregate({ selected }) {
        const firstOf = (length: number) => Float32Array.from({ length }, (_, at) => (at === 0 ? 1 : 0));
        const weights = [1, 2, 4].map((window) => firstOf(Math.ceil(selected / window)));
        return held({ length: queries.length, weights: async () => weights }, [0, 0, 0]);
      },
    },
    blending: {
      ...{ rows: 1, columns: 2, channels: 1, queries },
      async read(tokens: VisualTokens | Embeddings) {
        copies++;
        return Float32Array.from(valuesOf(tokens));
      },
      hold: (tokens) => rows([...tokens]),
    },
    language: {
      context,
      embed: async (ids) => rows(ids),
      async *generate(prompt, _, onPrefill) {
        read.push(prompt.flatMap((part) => (part.kind === 'video' ? valuesOf(part.tokens) : [])));
        onPrefill();
        yield { id: tokenId(9), logProbability: -0.5 };
        return 'end';
      },
    },
    words: {
      list: ['dark', 'light'],
      score: async (tokens) => Float32Array.from(valuesOf(tokens).flatMap((grey) => [-grey, grey])),
    },
    text: words,
    settled: async () => {},
    [Symbol.asyncDispose]: async () => {},
  };
}

const scoresOf = (owner: Disposable, scores: readonly number[]) => ({
  read: async () => Float32Array.from(scores),
  [Symbol.dispose]: () => owner[Symbol.dispose](),
});

/** A token a word; a prompt begins with the place of the video. */
const words: Model['text'] = {
  question: (text) => ({ ids: idsOf(text), unknown: [] }),
  prompt: (messages, withVideo) => [
    ...(withVideo ? [videoToken] : []),
    ...messages.flatMap(({ content }) => idsOf(content)),
  ],
  show: (ids) => ids.join(' '),
  stream: () => ({ push: (id) => `${id}`, end: () => '' }),
};

const idsOf = (text: string): readonly TokenId[] =>
  text.split(' ').map((word, at) => tokenId(word.length + (at === 0 ? 1 : 2)));
