import type { AnswerEvent, Backend, Evidence, StageTime } from '../domain/answer.ts';
import { blended, blendMass } from '../domain/blend.ts';
import type { BlendCompressor, Digest, VisualClip } from '../domain/compressors/compressor.ts';
import type { Parameters } from '../domain/descriptor.ts';
import { assert } from '../domain/errors.ts';
import { poolingWindows, selectedCount, tokenMass } from '../domain/linvt.ts';
import { compressorOf, type Recipe } from '../domain/recipe.ts';
import type { TokenId } from '../domain/units.ts';
import type { Embeddings, Model, Pyramid } from './ports.ts';
import { progress, stageTime } from './stages.ts';
import type { Source } from './survey.ts';
import { type Studio, type Watched, watchKey } from './watch.ts';

/** What is condensed, and how. */
export type Condensing = {
  readonly source: Source;
  readonly recipe: Recipe;
  readonly watched: Watched;
  readonly question: readonly TokenId[];
  readonly backend: Backend;
};

/** What the compressor made of the clip for one question. Whoever asked for it disposes of `video`. */
export type Condensed = {
  readonly video: Embeddings;
  readonly selectedTokens: number;
  readonly stages: readonly StageTime[];
  /** What each visual token came to: fetched from where the model runs when it is asked for. */
  maps(): Promise<Pick<Evidence, 'scores' | 'selected' | 'mass'>>;
};

/** Visual tokens to video tokens. What does not depend on the question is kept for the next one. */
export function condense(studio: Studio, condensing: Condensing): AsyncGenerator<AnswerEvent, Condensed, undefined> {
  const compressor = compressorOf(condensing.recipe);
  return compressor.kind === 'graph' ? withGraphs(studio, condensing) : withBlends(studio, condensing, compressor);
}

/** Top-k, pooling and question-conditioned aggregation (paper, 3.2), where the model runs. */
async function* withGraphs(
  { model, pyramids, now }: Studio,
  { source, recipe, watched, question }: Condensing,
): AsyncGenerator<AnswerEvent, Condensed, undefined> {
  const { visual, scores } = watched;
  const k = selectedCount(recipe.compressor.values['k'] ?? Infinity, visual.frames * visual.patches);
  const key = `${watchKey(source, recipe)} k=${k}`;
  const known = pyramids.get(key);
  const started = now();
  yield progress('select', 0, 1);
  const pyramid = known ?? pyramids.set(key, await model.linvt.select(visual, scores, k));
  await model.settled();
  const selecting = { ...stageTime('select', now() - started), cached: known !== undefined };
  yield progress('aggregate', 0, 1);
  const aggregating = now();
  using embedded = await model.language.embed(question);
  const video = await model.linvt.aggregate(pyramid, embedded);
  await model.settled();
  return {
    video,
    selectedTokens: pyramid.selected,
    stages: [selecting, stageTime('aggregate', now() - aggregating)],
    async maps() {
      const selected = await pyramid.indices();
      const mass = tokenMass(await video.weights(), poolingWindows, selected, visual.frames * visual.patches);
      return { scores: await scores.read(), selected, mass };
    },
  };
}

/** The same steps on the processor, to which the visual tokens are brought. */
async function* withBlends(
  { model, pyramids, now }: Studio,
  { source, recipe, watched, question, backend }: Condensing,
  compressor: BlendCompressor<Parameters>,
): AsyncGenerator<AnswerEvent, Condensed, undefined> {
  const key = `${watchKey(source, recipe)} ${JSON.stringify(recipe.compressor)}`;
  const known = pyramids.get(key);
  const started = now();
  yield progress('select', 0, 1);
  if (backend === 'webgpu') yield { type: 'notice', notice: { code: 'tokens-read-back' } };
  const kept = known ?? pyramids.set(key, await digested(model, source, watched, recipe, compressor));
  assert(kept instanceof Digested, 'under the key of a digest is one');
  const selecting = { ...stageTime('select', now() - started), cached: known !== undefined };
  yield progress('aggregate', 0, 1);
  const aggregating = now();
  using embedded = await model.language.embed(question);
  const { clip, digest } = kept;
  const blends = digest.blend(await model.blending.read(embedded));
  const video = model.blending.hold(blended(clip.tokens, clip.channels, blends));
  await model.settled();
  return {
    video,
    selectedTokens: kept.selected,
    stages: [selecting, stageTime('aggregate', now() - aggregating)],
    maps: async () => ({
      scores: digest.scores,
      selected: digest.selected,
      mass: blendMass(blends, clip.scores.length),
    }),
  };
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
  { frames, visual, scores }: Watched,
  recipe: Recipe,
  compressor: BlendCompressor<Parameters>,
): Promise<Digested> {
  const { rows, columns, channels, queries } = blending;
  const clip: VisualClip = {
    ...{ frames: visual.frames, rows, columns, channels, queries },
    tokens: await blending.read(visual),
    scores: await scores.read(),
    moments: frames.map(({ time }) => (info.duration > 0 ? (time - info.start) / info.duration : 0)),
  };
  return new Digested(clip, compressor.digest(clip, recipe.compressor.values));
}
