import type { Notice, SampledFrame, StageTime, WatchEvent } from '../domain/answer.ts';
import { type Recipe, samplerKey, samplerOf, sampleTimes } from '../domain/recipe.ts';
import type { Clock, DecodedFrame, Model, Pyramid, Scores, VisualTokens } from './ports.ts';
import { relay } from './relay.ts';
import type { StageCache } from './stageCache.ts';
import { progress, stageTime } from './stages.ts';
import { type Source, survey } from './survey.ts';

/** Height of a frame's picture in the strip, in pixels: twice its size on the page, for dense screens. */
const thumbnailHeight = 144;

/** What is known of a clip before any question: all of it independent of the question, so kept between questions. */
export type Watched = Disposable & {
  readonly frames: readonly SampledFrame[];
  readonly visual: VisualTokens;
  readonly scores: Scores;
  readonly stages: readonly StageTime[];
};

/** A loaded model with what it has seen so far. */
export type Studio = {
  readonly model: Model;
  readonly watched: StageCache<Watched>;
  readonly pyramids: StageCache<Pyramid>;
  readonly now: Clock;
};

/** Cache keys start with the clip's id, so that closing a clip can drop what is known of it. */
export const watchKey = (source: Source, recipe: Recipe): string => `${source.id} ${samplerKey(recipe)}`;

/** Samples, decodes, encodes and scores a clip, or gives what is known of it already. */
export async function* watch(
  studio: Studio,
  source: Source,
  recipe: Recipe,
  signal: AbortSignal,
): AsyncGenerator<WatchEvent, Watched, undefined> {
  const key = watchKey(source, recipe);
  const known = studio.watched.get(key);
  if (known === undefined) return studio.watched.set(key, yield* look(studio, source, recipe, signal));
  for (const frame of known.frames) yield { type: 'frame', frame };
  return { ...known, stages: known.stages.map((stage) => ({ ...stage, cached: true })) };
}

async function* look(
  { model, now }: Studio,
  source: Source,
  recipe: Recipe,
  signal: AbortSignal,
): AsyncGenerator<WatchEvent, Watched, undefined> {
  const { clip } = source;
  const surveyed = yield* survey(source, samplerOf(recipe).needs, now, signal);
  const times = sampleTimes(recipe, clip.info, surveyed.signals);
  const observer = new FrameObserver(now);
  const notify = (notice: Notice) => observer.note({ type: 'notice', notice });
  const started = now();
  yield progress('decode', 0, times.length);
  const decoded = observer.observe(clip.frames(times, notify, signal));
  const encoding = model.vision.encode(decoded, times.length, clip.info, notify, signal);
  const visual = yield* relay(encoding, (done) => [...observer.flush(), progress('encode', done, times.length)]);
  yield* observer.flush();
  try {
    await model.settled();
    const seen = now();
    yield progress('score', 0, 1);
    const scores = await model.linvt.score(visual);
    await model.settled();
    const stages = [
      ...surveyed.stages,
      stageTime('decode', observer.decoding),
      stageTime('encode', seen - started - observer.decoding),
      stageTime('score', now() - seen),
    ];
    return watchedOf(observer.frames, visual, scores, stages);
  } catch (failure) {
    visual[Symbol.dispose]();
    throw failure;
  }
}

function watchedOf(
  frames: readonly SampledFrame[],
  visual: VisualTokens,
  scores: Scores,
  stages: readonly StageTime[],
): Watched {
  const dispose = () => {
    visual[Symbol.dispose]();
    scores[Symbol.dispose]();
  };
  return { frames, visual, scores, stages, [Symbol.dispose]: dispose };
}

/** Looks over the encoder's shoulder: keeps a picture and the time of each frame that goes by, and how long it took. */
class FrameObserver {
  readonly frames: SampledFrame[] = [];
  /** Milliseconds spent waiting for frames and their pictures. */
  decoding = 0;
  readonly #now: Clock;
  readonly #pending: WatchEvent[] = [];

  constructor(now: Clock) {
    this.#now = now;
  }

  note(event: WatchEvent): void {
    this.#pending.push(event);
  }

  /** Events since the last flush. */
  flush(): readonly WatchEvent[] {
    return this.#pending.splice(0);
  }

  async *observe(frames: AsyncIterable<DecodedFrame>): AsyncGenerator<DecodedFrame, void, undefined> {
    let asked = this.#now();
    for await (const frame of frames) {
      const sampled = {
        index: this.frames.length,
        time: frame.time,
        thumbnail: await frame.thumbnail(thumbnailHeight),
      };
      this.frames.push(sampled);
      this.note({ type: 'frame', frame: sampled });
      this.decoding += this.#now() - asked;
      yield frame;
      asked = this.#now();
    }
    this.decoding += this.#now() - asked;
  }
}
