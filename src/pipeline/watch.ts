import type { Notice, SampledFrame, StageTime, Thumbnail, WatchEvent } from '../domain/answer.ts';
import type { PictureLayout } from '../domain/composers/composer.ts';
import { needsQuestion, picturesOf, picturesRead, type Recipe, samplerKey, samplerOf } from '../domain/recipe.ts';
import type { SearchStep } from '../domain/relevance.ts';
import type { Seconds, TokenId } from '../domain/units.ts';
import { compose } from './compose.ts';
import type { Clock, DecodedFrame, Model, Pyramid, Scores, VisionPort, VisualTokens } from './ports.ts';
import { relay } from './relay.ts';
import { createGlimpses, type Glimpses, type Searcher, search, searchAhead } from './search.ts';
import type { StageCache } from './stageCache.ts';
import { progress, stageTime } from './stages.ts';
import { type Source, survey } from './survey.ts';

/** Height of a frame's picture in the strip, in pixels: twice its size on the page, for dense screens. */
const thumbnailHeight = 144;

/**
 * What is known of a clip before its video tokens are made, kept between questions: independent of the question, unless
 * the sampler chose the frames by it.
 */
export type Watched = Disposable & {
  /** The name under which it is kept. */
  readonly key: string;
  /** How the frames were searched for; empty where they were not. */
  readonly search: readonly SearchStep[];
  readonly frames: readonly SampledFrame[];
  /** What the vision encoder saw, in its order. */
  readonly pictures: readonly PictureLayout[];
  readonly visual: VisualTokens;
  readonly scores: Scores;
  readonly stages: readonly StageTime[];
  /** What there was to say of the clip; said again with each later look. */
  readonly notices: readonly Notice[];
};

/** A loaded model with what it has seen so far. */
export type Studio = {
  readonly model: Model;
  readonly watched: StageCache<Watched>;
  readonly pyramids: StageCache<Pyramid>;
  /** By the clip's id. */
  readonly glimpses: StageCache<Glimpses>;
  readonly now: Clock;
};

/** Cache keys start with the clip's id, so that closing a clip can drop what is known of it. */
const watchKey = (source: Source, recipe: Recipe, question: readonly TokenId[]): string =>
  [source.id, samplerKey(recipe), ...(needsQuestion(recipe) ? question : [])].join(' ');

/**
 * Samples, decodes, encodes and scores a clip to answer `question`, or gives what is known of it already.
 * @param encoder sees the sampled frames; a search for them goes through the model's own
 * @param times where to look, whatever the recipe's sampler says
 */
export async function* watch(
  studio: Studio,
  source: Source,
  recipe: Recipe,
  question: readonly TokenId[],
  signal: AbortSignal,
  encoder: VisionPort = studio.model.vision,
  times: readonly Seconds[] | null = null,
): AsyncGenerator<WatchEvent, Watched, undefined> {
  const key = [watchKey(source, recipe, question), ...(times ?? [])].join(' ');
  const known = studio.watched.get(key);
  if (known === undefined) {
    const notices: Notice[] = [];
    const moments = times ? at(times) : yield* noting(notices, choose(studio, source, recipe, question, signal));
    const chosen = { ...moments, recipe, encoder };
    const seen = yield* noting(notices, look(studio, source, key, chosen, signal));
    return studio.watched.set(key, { ...seen, notices });
  }
  if (known.search.length > 0) yield { type: 'search', steps: known.search };
  yield { type: 'chosen', count: known.frames.length };
  for (const frame of known.frames) yield { type: 'frame', frame };
  for (const notice of known.notices) yield { type: 'notice', notice };
  return { ...known, stages: known.stages.map((stage) => ({ ...stage, cached: true })) };
}

/** Takes what `work` has to say of the clip down in `notices` as it goes by. */
const noting = <Result>(notices: Notice[], work: AsyncGenerator<WatchEvent, Result, undefined>) =>
  relay(work, (event) => {
    if (event.type === 'notice') notices.push(event.notice);
    return [event];
  });

/** Watches a clip before any question, as far as that can be: a sampler may need the question to choose. */
export async function* watchAhead(
  studio: Studio,
  source: Source,
  recipe: Recipe,
  signal: AbortSignal,
): AsyncGenerator<WatchEvent, void, undefined> {
  const sampler = samplerOf(recipe);
  if (sampler.needs !== 'question') yield* watch(studio, source, recipe, [], signal);
  else yield* searchAhead(searcherOf(studio, source), sampler, recipe.sampler.values, signal);
}

/** What to look at, and through which encoder. */
type Chosen = Moments & { readonly recipe: Recipe; readonly encoder: VisionPort };

/** The moments to look at, and what it took to choose them. */
type Moments = {
  readonly times: readonly Seconds[];
  readonly search: readonly SearchStep[];
  readonly stages: readonly StageTime[];
};

const at = (times: readonly Seconds[]): Moments => ({ times, search: [], stages: [] });

async function* choose(
  studio: Studio,
  source: Source,
  recipe: Recipe,
  question: readonly TokenId[],
  signal: AbortSignal,
): AsyncGenerator<WatchEvent, Moments, undefined> {
  const sampler = samplerOf(recipe);
  const { values } = recipe.sampler;
  if (sampler.needs === 'question') {
    const found = yield* search(searcherOf(studio, source), sampler, values, question, signal);
    return { times: found.times, search: found.steps, stages: found.stages };
  }
  if (sampler.needs === 'answer') return at(sampler.sample(source.clip.info, values));
  const { signals, stages } = yield* survey(source, sampler.needs, studio.now, signal);
  return { times: sampler.sample(source.clip.info, values, signals), search: [], stages };
}

/** Who searches a clip, with what was seen of it before. */
export function searcherOf({ model, glimpses, now }: Studio, source: Source): Searcher {
  const known = glimpses.get(source.id) ?? glimpses.set(source.id, createGlimpses());
  return { model, source, glimpses: known, now };
}

async function* look(
  { model, now }: Studio,
  { clip }: Source,
  key: string,
  chosen: Chosen,
  signal: AbortSignal,
): AsyncGenerator<WatchEvent, Unnoted, undefined> {
  const { times, recipe, encoder } = chosen;
  const pictures = picturesOf(recipe, times.length);
  yield { type: 'chosen', count: times.length };
  const observer = new FrameObserver(now);
  const notify = (notice: Notice) => observer.note({ type: 'notice', notice });
  const started = now();
  yield progress('decode', 0, times.length);
  const decoded = observer.observe(clip.frames(times, notify, signal));
  const composed = compose(decoded, pictures);
  const encoding = encoder.encode(composed, pictures.length, clip.info, notify, signal);
  const alone = yield* relay(encoding, (done) => [...observer.flush(), progress('encode', done, pictures.length)]);
  const held: Disposable[] = [alone];
  try {
    yield* observer.flush();
    // From here on they are for `relate` to let go of.
    held.length = 0;
    const visual = await encoder.relate(alone);
    held.push(visual);
    const repeated = repeatedIn(observer);
    if (repeated) yield { type: 'notice', notice: repeated };
    await model.settled();
    const seen = now();
    yield progress('score', 0, 1);
    const scores = await model.linvt.score(visual);
    held.push(scores);
    await model.settled();
    const stages = [
      ...chosen.stages,
      stageTime('decode', observer.decoding),
      stageTime('encode', seen - started - observer.decoding),
      stageTime('score', now() - seen),
    ];
    const { frames } = observer;
    const read = picturesRead(recipe, times.length, frames.length);
    held.length = 0;
    return watchedOf({ key, search: chosen.search, frames, pictures: read, visual, scores, stages });
  } finally {
    // Also where whoever listens has left, which no `catch` would see.
    for (const each of held) each[Symbol.dispose]();
  }
}

/** Frames that stand in for others that could not be read have been told of. */
function repeatedIn({ frames, isDamaged }: FrameObserver): Notice | null {
  const distinct = new Set(frames.map(({ time }) => time)).size;
  return distinct < frames.length && !isDamaged ? { code: 'frames-repeated', distinct, total: frames.length } : null;
}

/** What was watched, but for what there was to say of it. */
type Unnoted = Omit<Watched, 'notices'>;

function watchedOf(seen: Omit<Unnoted, typeof Symbol.dispose>): Unnoted {
  const dispose = () => {
    seen.visual[Symbol.dispose]();
    seen.scores[Symbol.dispose]();
  };
  return { ...seen, [Symbol.dispose]: dispose };
}

/** Lets go of a frame that gives no thumbnail: nobody else gets to see it. */
async function thumbnailOf(frame: DecodedFrame): Promise<Thumbnail> {
  try {
    return await frame.thumbnail(thumbnailHeight);
  } catch (failure) {
    frame[Symbol.dispose]();
    throw failure;
  }
}

const damages: ReadonlySet<Notice['code']> = new Set(['clip-truncated', 'frames-undecodable']);

/** Looks over the encoder's shoulder: keeps a picture and the time of each frame that goes by, and how long it took. */
class FrameObserver {
  readonly frames: SampledFrame[] = [];
  /** Milliseconds spent waiting for frames and their pictures. */
  decoding = 0;
  /** Some frames stand in for others. */
  isDamaged = false;
  readonly #now: Clock;
  readonly #pending: WatchEvent[] = [];

  constructor(now: Clock) {
    this.#now = now;
  }

  note(event: WatchEvent): void {
    this.isDamaged ||= event.type === 'notice' && damages.has(event.notice.code);
    this.#pending.push(event);
  }

  /** Events since the last flush. */
  flush(): readonly WatchEvent[] {
    return this.#pending.splice(0);
  }

  async *observe(frames: AsyncIterable<DecodedFrame>): AsyncGenerator<DecodedFrame, void, undefined> {
    let asked = this.#now();
    for await (const frame of frames) {
      const sampled = { index: this.frames.length, time: frame.time, thumbnail: await thumbnailOf(frame) };
      this.frames.push(sampled);
      this.note({ type: 'frame', frame: sampled });
      this.decoding += this.#now() - asked;
      yield frame;
      asked = this.#now();
    }
    this.decoding += this.#now() - asked;
  }
}
