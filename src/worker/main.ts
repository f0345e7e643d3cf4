import { media } from '../adapters/media/media.ts';
import { fingerprint } from '../adapters/storage/fingerprint.ts';
import { AppError } from '../domain/errors.ts';
import { milliseconds } from '../domain/units.ts';
import { answer } from '../pipeline/answer.ts';
import type { Pyramid } from '../pipeline/ports.ts';
import { type Glimpses, rate } from '../pipeline/search.ts';
import { StageCache } from '../pipeline/stageCache.ts';
import { type Source, survey } from '../pipeline/survey.ts';
import { type Studio, searcherOf, type Watched, watchAhead } from '../pipeline/watch.ts';
import { readWords } from '../pipeline/words.ts';
import type { ClipId } from '../protocol/messages.ts';
import { type Handlers, serve } from '../protocol/server.ts';
import { type Loaded, load } from './load.ts';
import { shotDetector } from './shots.ts';
import { Turns } from './turns.ts';

/** Results kept for later questions, each of a clip and a recipe: as many as a comparison has columns, and a few more. */
const keptClips = 6;
const keptPyramids = 6;

/** Clips of which a search keeps what it has seen: one is open at a time, another may be on its way out. */
const keptGlimpses = 2;

/** A model with what it has seen. */
type Session = Loaded & { readonly studio: Studio };

/** Every call is a stream, also one that has nothing to tell on its way. */
const noEvents: readonly never[] = [];

const turns = new Turns();
const sources = new Map<ClipId, Source>();
const shots = shotDetector(`${import.meta.env.BASE_URL}models/shot-detector/manifest.json`);
const files = new Map<ClipId, File>();
/** By the addresses of their manifests. */
const sessions = new Map<string, Session>();
/** The one that answers where no other is named; null until a bundle is loaded. */
let usual: string | null = null;
let gpuLost = false;

const handlers: Handlers = {
  load: (input, signal) =>
    turns.inTurn(async function* () {
      const { manifestUrl, isBeside = false } = input;
      const known = isBeside ? sessions.get(manifestUrl) : undefined;
      if (known) return known.summary;
      if (!isBeside) await endSessions();
      const session = begin(yield* load({ ...input, gpuLost }, signal));
      sessions.set(manifestUrl, session);
      if (!isBeside) usual = manifestUrl;
      return session.summary;
    }, signal),

  async *open({ file }, signal) {
    yield* noEvents;
    const clip = await media.open(file, signal);
    const id = crypto.randomUUID();
    sources.set(id, { id, clip, shots, findings: {} });
    files.set(id, file);
    return { clip: id, info: clip.info };
  },

  watch: ({ clip, recipe, beside }, signal) =>
    turns.inTurn(async function* () {
      yield* noticingLoss(watchAhead(running(beside).studio, sourceOf(clip), recipe, signal));
      return undefined;
    }, signal),

  ask: ({ clip, recipe, edits, question, history, historyUse, generation, control, beside }, signal) =>
    turns.inTurn(() => {
      const { studio, summary } = running(beside);
      const inquiry = {
        source: sourceOf(clip),
        control,
        recipe,
        edits,
        question: { text: question, history, historyUse, generation },
        backend: summary.backend.backend,
      };
      return noticingLoss(answer(studio, inquiry, signal));
    }, signal),

  async *fingerprint({ clip }, signal) {
    const file = files.get(clip);
    if (!file) throw new AppError('no-clip');
    return yield* fingerprint(file, signal);
  },

  /** Beside the turns of the model, which it does not need; the encoding side of the library is fetched when it is. */
  async *make({ storyboard, atlas, name }, signal) {
    const { makeClip } = await import('../adapters/media/makeClip.ts');
    return yield* makeClip(storyboard, atlas, name, signal);
  },

  survey: ({ clip }, signal) =>
    turns.inTurn(async function* () {
      const { signals } = yield* survey(sourceOf(clip), ['difference', 'shots'], now, signal);
      return signals;
    }, signal),

  rate: ({ clip, question }, signal) =>
    turns.inTurn(async function* () {
      const { studio } = running();
      const { ids } = studio.model.text.question(question);
      if (ids.length === 0) throw new AppError('question-empty');
      return yield* noticingLoss(rate(searcherOf(studio, sourceOf(clip)), ids, signal));
    }, signal),

  words: ({ clip, recipe, question, times, beside }, signal) =>
    turns.inTurn(() => {
      const { studio } = running(beside);
      const looked = { source: sourceOf(clip), recipe, question: studio.model.text.question(question).ids, times };
      return noticingLoss(readWords(studio, looked, signal));
    }, signal),

  close: ({ clip }, signal) =>
    turns.inTurn(async function* () {
      yield* noEvents;
      const ofClip = (key: string) => key.startsWith(clip);
      for (const { studio } of sessions.values()) {
        studio.watched.drop(ofClip);
        studio.pyramids.drop(ofClip);
        studio.glimpses.drop(ofClip);
      }
      await sources.get(clip)?.clip[Symbol.asyncDispose]();
      sources.delete(clip);
      files.delete(clip);
      return undefined;
    }, signal),
};

const now = () => milliseconds(performance.now());

function begin(loaded: Loaded): Session {
  const studio: Studio = {
    model: loaded.model,
    watched: new StageCache<Watched>(keptClips),
    pyramids: new StageCache<Pyramid>(keptPyramids),
    glimpses: new StageCache<Glimpses>(keptGlimpses),
    now,
  };
  return { ...loaded, studio };
}

async function endSessions(): Promise<void> {
  const ended = [...sessions.values()];
  sessions.clear();
  usual = null;
  for (const { studio, model } of ended) {
    studio.watched[Symbol.dispose]();
    studio.pyramids[Symbol.dispose]();
    studio.glimpses[Symbol.dispose]();
    await model[Symbol.asyncDispose]();
  }
}

function running(beside?: string): Session {
  const session = sessions.get(beside ?? usual ?? '');
  if (!session) throw new AppError('no-bundle');
  return session;
}

function sourceOf(id: ClipId): Source {
  const source = sources.get(id);
  if (!source) throw new AppError('no-clip');
  return source;
}

/** A lost GPU takes the models with it; the next load then goes to WASM. */
async function* noticingLoss<Event, Result>(
  work: AsyncGenerator<Event, Result, undefined>,
): AsyncGenerator<Event, Result, undefined> {
  try {
    return yield* work;
  } catch (failure) {
    if (failure instanceof AppError && failure.code === 'gpu-lost') {
      gpuLost = true;
      await endSessions();
    }
    throw failure;
  }
}

serve(self, handlers);
