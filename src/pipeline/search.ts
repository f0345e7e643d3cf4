import type { StageTime, WatchEvent } from '../domain/answer.ts';
import type { Parameters, ParameterValue } from '../domain/descriptor.ts';
import { AppError } from '../domain/errors.ts';
import { relevance, type SearchStep } from '../domain/relevance.ts';
import type { QuestionSampler } from '../domain/samplers/sampler.ts';
import { uniform } from '../domain/samplers/uniform/uniform.ts';
import type { Seconds, TokenId } from '../domain/units.ts';
import type { Clock, Model } from './ports.ts';
import { relay } from './relay.ts';
import { progress, stageTime } from './stages.ts';
import type { Source } from './survey.ts';

/**
 * Visual tokens [patch, channel] of the frames that a search has looked at, by the moment asked for: one question pays
 * for them, the next costs only the comparison.
 */
export type Glimpses = Disposable & { readonly tokens: Map<Seconds, Float32Array> };

export function createGlimpses(): Glimpses {
  const tokens = new Map<Seconds, Float32Array>();
  return { tokens, [Symbol.dispose]: () => tokens.clear() };
}

/** Who looks, at what, and where what was seen is kept. */
export type Searcher = {
  readonly model: Model;
  readonly source: Source;
  readonly glimpses: Glimpses;
  readonly now: Clock;
};

/** The moments that a search came to, and how. */
export type Found = {
  readonly times: readonly Seconds[];
  readonly steps: readonly SearchStep[];
  readonly stages: readonly StageTime[];
};

type Values = Readonly<Record<string, ParameterValue>>;

/** Lets a sampler choose by the question: rates what it asks for, step by step. */
export async function* search(
  searcher: Searcher,
  sampler: QuestionSampler<Parameters>,
  values: Values,
  question: readonly TokenId[],
  signal: AbortSignal,
): AsyncGenerator<WatchEvent, Found, undefined> {
  const { model, source, now } = searcher;
  const started = now();
  using embedded = await model.language.embed(question);
  const words = await model.blending.read(embedded);
  const steps: SearchStep[] = [];
  const searching = sampler.search(source.clip.info, values);
  let looked = false;
  for (let step = searching.next(); ; ) {
    if (step.done) {
      const stage = { ...stageTime('search', now() - started), cached: !looked };
      return { times: step.value, steps, stages: [stage] };
    }
    const times = step.value;
    looked = (yield* glimpse(searcher, times, signal)) || looked;
    steps.push({
      times,
      relevance: times.map((time) => relevanceAt(searcher, time, words, words.length / question.length)),
    });
    yield { type: 'search', steps: [...steps] };
    step = searching.next(steps.at(-1)?.relevance ?? []);
  }
}

/** Looks at what a search will look at first, whatever the question. */
export async function* searchAhead(
  searcher: Searcher,
  sampler: QuestionSampler<Parameters>,
  values: Values,
  signal: AbortSignal,
): AsyncGenerator<WatchEvent, void, undefined> {
  const first = sampler.search(searcher.source.clip.info, values).next();
  if (!first.done) yield* glimpse(searcher, first.value, signal);
}

/** Moments that a question's relevance is drawn by: as many as the sampler by the question compares, so both pay once. */
const ratedMoments = 32;

/** How relevant evenly spaced moments are to a question. */
export async function* rate(
  searcher: Searcher,
  question: readonly TokenId[],
  signal: AbortSignal,
): AsyncGenerator<WatchEvent, SearchStep, undefined> {
  const { model, source } = searcher;
  const times = uniform.sample(source.clip.info, { frames: ratedMoments });
  yield* glimpse(searcher, times, signal);
  using embedded = await model.language.embed(question);
  const words = await model.blending.read(embedded);
  return { times, relevance: times.map((time) => relevanceAt(searcher, time, words, words.length / question.length)) };
}

const relevanceAt = ({ glimpses }: Searcher, time: Seconds, words: Float32Array, channels: number): number =>
  relevance(glimpses.tokens.get(time) ?? new Float32Array(), words, channels);

/** Frames encoded together: what is done of them stays, should the search be cancelled. */
const atOnce = 8;

/** What is kept of a frame that cannot be read: nothing is like it. */
const unreadable = new Float32Array();

/** Encodes the frames at `times` that were not looked at before; gives whether there were any. */
async function* glimpse(
  searcher: Searcher,
  times: readonly Seconds[],
  signal: AbortSignal,
): AsyncGenerator<WatchEvent, boolean, undefined> {
  const { tokens } = searcher.glimpses;
  const unknown = times.filter((time) => !tokens.has(time));
  for (let first = 0; first < unknown.length; first += atOnce) {
    const some = unknown.slice(first, first + atOnce);
    const tell = (done: number) => progress('search', first + done, unknown.length);
    yield tell(0);
    const seen = yield* relay(encoded(searcher, some, signal), (done) => [tell(done)]);
    const known = seen ?? (yield* relay(encodedApart(searcher, some, signal), (done) => [tell(done)]));
    some.forEach((time, at) => void tokens.set(time, known[at] ?? unreadable));
  }
  return unknown.length > 0;
}

/** As `encoded`, but frame by frame: nothing stands for one that cannot be read. */
async function* encodedApart(
  searcher: Searcher,
  times: readonly Seconds[],
  signal: AbortSignal,
): AsyncGenerator<number, readonly (Float32Array | undefined)[], undefined> {
  const seen: (Float32Array | undefined)[] = [];
  for (const time of times) {
    const alone = yield* relay(encoded(searcher, [time], signal), () => []);
    seen.push(alone?.[0]);
    yield seen.length;
  }
  return seen;
}

/**
 * Visual tokens of each of the frames at `times`; null where one cannot be read, since the others do not say which. Yields
 * how many are done. What is wrong with the file is told when the chosen frames are decoded.
 */
async function* encoded(
  { model, source: { clip } }: Searcher,
  times: readonly Seconds[],
  signal: AbortSignal,
): AsyncGenerator<number, readonly Float32Array[] | null, undefined> {
  try {
    const frames = clip.frames(times, () => {}, signal);
    using visual = yield* model.vision.encode(frames, times.length, clip.info, () => {}, signal);
    if (visual.frames < times.length) return null;
    const tokens = await model.blending.read(visual);
    const perFrame = tokens.length / visual.frames;
    return times.map((_, at) => tokens.slice(at * perFrame, (at + 1) * perFrame));
  } catch (failure) {
    if (failure instanceof AppError && failure.code === 'decode-failed') return null;
    throw failure;
  }
}
