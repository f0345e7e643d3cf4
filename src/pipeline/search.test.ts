import { describe, expect, it } from 'vitest';
import type { WatchEvent } from '../domain/answer.ts';
import type { Parameters } from '../domain/descriptor.ts';
import { AppError } from '../domain/errors.ts';
import { coarseToFine } from '../domain/samplers/coarseToFine/coarseToFine.ts';
import { queryAware } from '../domain/samplers/queryAware/queryAware.ts';
import type { QuestionSampler } from '../domain/samplers/sampler.ts';
import { milliseconds, seconds, type TokenId, tokenId } from '../domain/units.ts';
import { type GreyClip, greyClip } from './clipForTests.ts';
import type { Embeddings, Model, VisualTokens } from './ports.ts';
import { createGlimpses, type Searcher, search, searchAhead } from './search.ts';

const unused = (): never => {
  throw new Error('Searching needs no more than this.');
};

/** Rows that are at hand. */
class Rows implements VisualTokens, Embeddings {
  readonly patches = 1;
  readonly values: readonly number[];
  disposed = false;

  constructor(values: readonly number[]) {
    this.values = values;
  }

  get frames(): number {
    return this.values.length / 2;
  }

  get length(): number {
    return this.values.length / 2;
  }

  [Symbol.dispose](): void {
    this.disposed = true;
  }
}

/** A model with two channels: a white frame's one token and the word 1 point along the first, black and 0 along the other. */
function blackAndWhiteModel(): Model & { readonly given: readonly Rows[] } {
  const given: Rows[] = [];
  const keep = (rows: Rows): Rows => {
    given.push(rows);
    return rows;
  };
  const pointer = (isFirst: boolean) => (isFirst ? [1, 0] : [0, 1]);
  return {
    bundle: { id: 'black-and-white', sha256: '' },
    given,
    videoToken: tokenId(0),
    videoTokens: 1,
    confidence: null,
    isEnglishOnly: false,
    words: null,
    vision: {
      async *encode(frames): AsyncGenerator<number, VisualTokens, undefined> {
        const values: number[] = [];
        for await (using frame of frames) {
          values.push(...pointer(((await frame.pixels()).data[0] ?? 0) > 127));
          yield values.length / 2;
        }
        return keep(new Rows(values));
      },
      relate: unused,
    },
    linvt: { isTrained: true, score: unused, rescore: unused, select: unused, aggregate: unused },
    language: {
      context: 1,
      generate: unused,
      embed: async (ids) => keep(new Rows(ids.flatMap((id) => pointer(id === 1)))),
    },
    text: { question: unused, prompt: unused, show: unused, stream: unused },
    blending: {
      ...{ rows: 1, columns: 1, channels: 2, queries: [1, 1, 1] },
      read: async (rows) => {
        if (!(rows instanceof Rows)) throw new Error('Rows of another model.');
        return Float32Array.from(rows.values);
      },
      hold: unused,
    },
    settled: async () => {},
    [Symbol.asyncDispose]: async () => {},
  };
}

/** Black for two seconds, white from 2 to 2.4, black to the end at 4. */
const flash = () => greyClip(Array.from({ length: 40 }, (_, at) => (at >= 20 && at < 24 ? 255 : 0)));

/** The clip as media give a file whose frames between these times, in seconds, cannot be decoded. */
const damaged = (clip: GreyClip, from: number, to: number): GreyClip => ({
  ...clip,
  async *frames(times, notify, signal) {
    const readable = times.filter((time) => time < from || time >= to);
    if (readable.length === 0) throw new AppError('decode-failed', { codec: clip.info.codec });
    yield* clip.frames(readable, notify, signal);
  },
});

const searcherOf = (clip: GreyClip = flash()) => {
  const model = blackAndWhiteModel();
  const source = { id: 'clip', clip, findings: {} };
  return { model, source, glimpses: createGlimpses(), now: () => milliseconds(0) } satisfies Searcher;
};

const white: readonly TokenId[] = [tokenId(1)];
const black: readonly TokenId[] = [tokenId(0)];
const values = { frames: 2, rated: 8, focus: 0.3 };
const never = new AbortController().signal;

async function drained<Result>(work: AsyncGenerator<WatchEvent, Result, undefined>) {
  const events: WatchEvent[] = [];
  let step = await work.next();
  for (; !step.done; step = await work.next()) events.push(step.value);
  return { events, result: step.value };
}

const searched = (
  searcher: Searcher,
  question: readonly TokenId[],
  sampler: QuestionSampler<Parameters> = queryAware,
) => drained(search(searcher, sampler, values, question, never));

describe('a search by the question', () => {
  it('finds the frames that the question is about', async () => {
    const { result } = await searched(searcherOf(), white);
    expect(result.times).toContain(2.25);
    expect(result.steps).toHaveLength(1);
    expect(result.steps[0]?.relevance).toEqual([0, 0, 0, 0, 1, 0, 0, 0]);
  });

  it('finds others for another question, and decodes nothing again', async () => {
    const searcher = searcherOf();
    await searched(searcher, white);
    const decoded = searcher.source.clip.decoded.length;
    const { result, events } = await searched(searcher, black);
    expect(result.times).not.toContain(2.25);
    expect(searcher.source.clip.decoded).toHaveLength(decoded);
    expect(events.map(({ type }) => type)).toEqual(['search']);
    expect(result.stages.map(({ stage, cached }) => [stage, cached])).toEqual([['search', true]]);
  });

  it('rates the frames around a damaged part as they are, and goes on where a whole batch is damaged', async () => {
    const { result } = await searched(searcherOf(damaged(flash(), 2.5, 3)), white);
    expect(result.steps[0]?.relevance).toEqual([0, 0, 0, 0, 1, 0, 0, 0]);
    const late = await drained(
      search(searcherOf(damaged(flash(), 0, 2)), queryAware, { ...values, rated: 16 }, white, never),
    );
    expect(late.result.steps[0]?.relevance.indexOf(1)).toBe(8);
    const { result: none } = await searched(searcherOf(damaged(flash(), 0, 4)), white);
    expect(none.steps[0]?.relevance).toEqual([0, 0, 0, 0, 0, 0, 0, 0]);
  });

  it('made ahead of the question leaves only the comparison', async () => {
    const searcher = searcherOf();
    await drained(searchAhead(searcher, queryAware, values, never));
    const decoded = searcher.source.clip.decoded.length;
    expect(decoded).toBe(8);
    await searched(searcher, white);
    expect(searcher.source.clip.decoded).toHaveLength(decoded);
  });

  it('goes step by step, and tells each', async () => {
    const work = search(searcherOf(), coarseToFine, { frames: 3, look: 3, steps: 3 }, white, never);
    const { result, events } = await drained(work);
    const told = events.flatMap((event) => (event.type === 'search' ? [event.steps.length] : []));
    expect(told).toEqual([1, 2, 3]);
    expect(result.times.some((time) => time >= 2 && time < 2.4)).toBe(true);
  });

  it('tells how far it is, and frees what it took', async () => {
    const searcher = searcherOf();
    const { events } = await searched(searcher, white);
    const done = events.flatMap((event) => (event.type === 'stage' ? [[event.stage, event.done, event.total]] : []));
    expect(done[0]).toEqual(['search', 0, 8]);
    expect(done.at(-1)).toEqual(['search', 8, 8]);
    expect(searcher.model.given.every(({ disposed }) => disposed)).toBe(true);
    expect(searcher.source.clip.living()).toBe(0);
  });

  it('is cancelled between frames, and keeps what it had seen', async () => {
    const searcher = searcherOf();
    const controller = new AbortController();
    const wide = { ...values, rated: 16 };
    const work = search(searcher, queryAware, wide, white, controller.signal);
    for (let step = await work.next(); !step.done; step = await work.next()) {
      if (step.value.type === 'stage' && step.value.done === 9) break;
    }
    controller.abort();
    await expect(work.next()).rejects.toThrow('abort');
    expect(searcher.glimpses.tokens.size).toBe(8);
    expect(searcher.source.clip.living()).toBe(0);
    expect([...searcher.glimpses.tokens.keys()]).not.toContain(seconds(3.875));
  });
});
