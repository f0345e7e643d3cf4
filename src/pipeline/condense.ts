import type { AnswerEvent, Backend, Evidence, StageTime } from '../domain/answer.ts';
import { type Blend, blended, blendMass } from '../domain/blend.ts';
import type { Digest, Digester, VisualClip } from '../domain/compressors/compressor.ts';
import { digesterOf } from '../domain/compressors/digesters.ts';
import type { NumberParameters } from '../domain/descriptor.ts';
import { assert } from '../domain/errors.ts';
import { composedTokens, poolingWindows } from '../domain/linvt.ts';
import { composerOf, type Recipe } from '../domain/recipe.ts';
import { editedScores, hasEdits, keptCount, type SelectionEdits } from '../domain/selectionEdits.ts';
import { runsByPicture } from '../domain/stamps.ts';
import type { Seconds, TokenId } from '../domain/units.ts';
import type { LinvtPort, Model, Pyramid, TimedTokens } from './ports.ts';
import { progress, stageTime } from './stages.ts';
import type { Source } from './survey.ts';
import type { Studio, Watched } from './watch.ts';

/** What is condensed, and how. */
export type Condensing = {
  readonly source: Source;
  readonly recipe: Recipe;
  readonly watched: Watched;
  /** About the frames that were watched; none for a compressor that does not select. */
  readonly edits: SelectionEdits;
  readonly question: readonly TokenId[];
  readonly backend: Backend;
};

/** What the compressor made of the clip for one question. Whoever asked for it disposes of the tokens of `video`. */
export type Condensed = {
  readonly video: readonly TimedTokens[];
  readonly selectedTokens: number;
  readonly stages: readonly StageTime[];
  /** What each visual token came to: fetched from where the model runs when it is asked for. */
  maps(): Promise<Pick<Evidence, 'scores' | 'selected' | 'mass' | 'videoTokens'>>;
};

/** Visual tokens to video tokens. What does not depend on the question is kept for the next one. */
export async function* condense(
  studio: Studio,
  condensing: Condensing,
): AsyncGenerator<AnswerEvent, Condensed, undefined> {
  const digester = digesterOf(condensing.recipe.compressor.name);
  const condensed = yield* digester === null
    ? withGraphs(studio, condensing)
    : withBlends(studio, condensing, digester);
  const isUntimed = condensed.video.some(({ time }) => time === null);
  if (composerOf(condensing.recipe).stamps && isUntimed) yield* tellUntimed(condensed);
  return condensed;
}

/** Whoever leaves at the notice has no more use for the tokens. */
function* tellUntimed({ video }: Condensed): Generator<AnswerEvent, void, undefined> {
  let isTaken = false;
  try {
    yield { type: 'notice', notice: { code: 'times-unused' } };
    isTaken = true;
  } finally {
    if (!isTaken) for (const { tokens } of video) tokens[Symbol.dispose]();
  }
}

/** Top-k, pooling and question-conditioned aggregation (paper, 3.2), where the model runs. */
async function* withGraphs(
  { model, pyramids, now }: Studio,
  { recipe, watched, edits, question }: Condensing,
): AsyncGenerator<AnswerEvent, Condensed, undefined> {
  const { visual, scores } = watched;
  const k = keptCount(recipe.compressor.values['k'] ?? Infinity, visual.frames * visual.patches, edits);
  const key = `${watched.key} k=${k}${editsKey(edits)}`;
  const known = pyramids.get(key);
  const started = now();
  yield progress('select', 0, 1);
  const pyramid = known ?? pyramids.set(key, await selected(model.linvt, watched, edits, k));
  await model.settled();
  const selecting = { ...stageTime('select', now() - started), cached: known !== undefined };
  yield progress('aggregate', 0, 1);
  const aggregating = now();
  using embedded = await model.language.embed(question);
  const video = await model.linvt.aggregate(pyramid, embedded);
  await model.settled();
  return {
    video: [{ time: null, tokens: video }],
    selectedTokens: pyramid.selected,
    stages: [selecting, stageTime('aggregate', now() - aggregating)],
    async maps() {
      const selected = await pyramid.indices();
      const videoTokens = composedTokens(await video.weights(), poolingWindows, selected);
      const mass = blendMass(videoTokens, visual.frames * visual.patches);
      return { scores: await scores.read(), selected, mass, videoTokens };
    },
  };
}

/** Tells selections of the same frames apart. */
const editsKey = ({ pinned, dropped }: SelectionEdits): string =>
  pinned.length + dropped.length === 0 ? '' : ` ${JSON.stringify([pinned, dropped])}`;

/**
 * Top-k and pooling. Edited scores make a round trip by the processor, a float a visual token: a few kilobytes, and only
 * where the user has pinned or dropped something.
 */
async function selected(
  linvt: LinvtPort,
  { visual, scores }: Watched,
  edits: SelectionEdits,
  k: number,
): Promise<Pyramid> {
  if (!hasEdits(edits)) return linvt.select(visual, scores, k);
  using edited = linvt.rescore(visual, editedScores(await scores.read(), edits));
  return await linvt.select(visual, edited, k);
}

/** The same steps on the processor, to which the visual tokens are brought. */
async function* withBlends(
  { model, pyramids, now }: Studio,
  { source, recipe, watched, edits, question, backend }: Condensing,
  digester: Digester<NumberParameters>,
): AsyncGenerator<AnswerEvent, Condensed, undefined> {
  const key = `${watched.key} ${JSON.stringify(recipe.compressor)}${editsKey(edits)}`;
  const known = pyramids.get(key);
  const started = now();
  yield progress('select', 0, 1);
  if (backend === 'webgpu') yield { type: 'notice', notice: { code: 'tokens-read-back' } };
  const kept =
    known ??
    pyramids.set(
      key,
      await digested(model, source, watched, (clip) => digester(clip, recipe.compressor.values, edits)),
    );
  assert(kept instanceof Digested, 'under the key of a digest is one');
  const selecting = { ...stageTime('select', now() - started), cached: known !== undefined };
  yield progress('aggregate', 0, 1);
  const aggregating = now();
  using embedded = await model.language.embed(question);
  const { clip, digest } = kept;
  const blends = digest.blend(await model.blending.read(embedded));
  const video = timed(recipe, watched, blends).map(({ time, blends }) => ({
    time,
    tokens: model.blending.hold(blended(clip.tokens, clip.channels, blends)),
  }));
  await model.settled();
  return {
    video,
    selectedTokens: kept.selected,
    stages: [selecting, stageTime('aggregate', now() - aggregating)],
    maps: async () => ({
      scores: digest.scores,
      selected: digest.selected,
      mass: blendMass(blends, clip.scores.length),
      videoTokens: blends.map((blend) => ({ ...blend, window: 1 })),
    }),
  };
}

/** The video tokens of each frame with its time, where the composer writes times and no token mixes frames. */
function timed(
  recipe: Recipe,
  { frames, visual: { patches } }: Watched,
  blends: readonly Blend[],
): readonly { readonly time: Seconds | null; readonly blends: readonly Blend[] }[] {
  const runs = composerOf(recipe).stamps ? runsByPicture(blends, patches) : null;
  if (runs === null) return [{ time: null, blends }];
  return runs.map(({ picture, from, to }) => ({
    time: frames[picture]?.time ?? null,
    blends: blends.slice(from, to),
  }));
}

/** A digest among the selections that are kept between questions, with the tokens that it is of. */
class Digested implements Pyramid {
  readonly clip: VisualClip;
  readonly digest: Digest;

  constructor(clip: VisualClip, digest: Digest) {
    this.clip = clip;
    this.digest = digest;
  }

  get selected(): number {
    return this.digest.selected.length;
  }

  async indices(): Promise<Uint32Array> {
    return this.digest.selected;
  }

  /** Holds nothing outside of the processor's memory. */
  [Symbol.dispose](): void {}
}

async function digested(
  { blending }: Model,
  { clip: { info } }: Source,
  { frames, pictures, visual, scores }: Watched,
  digest: (clip: VisualClip) => Digest,
): Promise<Digested> {
  const { rows, columns, channels, queries } = blending;
  const shareOf = (frame: number) =>
    info.duration > 0 ? ((frames[frame]?.time ?? 0) - info.start) / info.duration : 0;
  const clip: VisualClip = {
    ...{ frames: visual.frames, rows, columns, channels, queries },
    tokens: await blending.read(visual),
    scores: await scores.read(),
    moments: pictures.map((picture) => mean(picture.frames.map(shareOf))),
  };
  return new Digested(clip, digest(clip));
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
