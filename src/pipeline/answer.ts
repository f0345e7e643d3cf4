import type { Answer, AnswerEvent, Backend, Evidence, StageTime } from '../domain/answer.ts';
import type { History, Message } from '../domain/chat.ts';
import { AppError } from '../domain/errors.ts';
import type { Generation } from '../domain/generation.ts';
import { poolingWindows, selectedCount, tokenMass } from '../domain/linvt.ts';
import { type FittedPrompt, fitPrompt, splitAtVideo } from '../domain/prompt.ts';
import { picturesOf, type Recipe } from '../domain/recipe.ts';
import type { TokenId } from '../domain/units.ts';
import type { Model, PromptPart, Pyramid, VideoTokens } from './ports.ts';
import { relay } from './relay.ts';
import { progress, stageTime } from './stages.ts';
import type { Source } from './survey.ts';
import { type Studio, type Watched, watch } from './watch.ts';

export type Question = {
  readonly text: string;
  readonly history: History;
  readonly generation: Generation;
};

/** A question asked of a clip, or of nothing: the blind control that every score is compared with. */
export type Inquiry = {
  readonly source: Source | null;
  readonly recipe: Recipe;
  readonly question: Question;
  readonly backend: Backend;
};

/** What LinVT made of the clip for one question. */
type Condensed = {
  readonly watched: Watched;
  readonly pyramid: Pyramid;
  readonly video: VideoTokens;
  readonly stages: readonly StageTime[];
};

/** Everything a written answer leaves behind. */
type Written = {
  readonly text: string;
  /** The prompt before the video tokens take their place. */
  readonly prompt: readonly TokenId[];
  readonly promptTokens: number;
  readonly answerTokens: number;
  readonly stop: 'end' | 'length';
  readonly stages: readonly StageTime[];
};

/**
 * The data flow, whole: File ▸ frames ▸ visual tokens ▸ video tokens ▸ answer. A second question on the same clip starts
 * at the aggregation, a second k at the selection.
 */
export async function* answer(
  studio: Studio,
  inquiry: Inquiry,
  signal: AbortSignal,
): AsyncGenerator<AnswerEvent, Answer, undefined> {
  const { text } = studio.model;
  const asked = text.question(inquiry.question.text);
  if (asked.ids.length === 0) throw new AppError('question-empty');
  if (asked.unknown.length > 0) yield { type: 'notice', notice: { code: 'words-unknown', words: asked.unknown } };
  if (inquiry.source === null) {
    const written = yield* write(studio, inquiry.question, null, signal);
    return { text: written.text, evidence: blindEvidence(inquiry, written, text.show(written.prompt)) };
  }
  const watched = yield* watch(studio, inquiry.source, inquiry.recipe, asked.ids, signal);
  const condensed = yield* condense(studio, inquiry.recipe, watched, asked.ids);
  try {
    signal.throwIfAborted();
    const written = yield* write(studio, inquiry.question, condensed.video, signal);
    return { text: written.text, evidence: await evidence(inquiry, condensed, written, text.show(written.prompt)) };
  } finally {
    condensed.video[Symbol.dispose]();
  }
}

/** Top-k, pooling and question-conditioned aggregation (paper, 3.2). */
async function* condense(
  { model, pyramids, now }: Studio,
  recipe: Recipe,
  watched: Watched,
  question: readonly TokenId[],
): AsyncGenerator<AnswerEvent, Condensed, undefined> {
  const { visual, scores } = watched;
  const k = selectedCount(recipe.compressor.values['k'] ?? Infinity, visual.frames * visual.patches);
  const key = `${watched.key} k=${k}`;
  const known = pyramids.get(key);
  const started = now();
  yield progress('select', 0, 1);
  const pyramid = known ?? pyramids.set(key, await model.linvt.select(visual, scores, k));
  await model.settled();
  const selected = { ...stageTime('select', now() - started), cached: known !== undefined };
  yield progress('aggregate', 0, 1);
  const aggregating = now();
  using embedded = await model.language.embed(question);
  const video = await model.linvt.aggregate(pyramid, embedded);
  await model.settled();
  const stages = [...watched.stages, selected, stageTime('aggregate', now() - aggregating)];
  return { watched, pyramid, video, stages };
}

/** Prompt, prefill and the answer, word by word. */
async function* write(
  { model, now }: Studio,
  { text, history, generation }: Question,
  video: VideoTokens | null,
  signal: AbortSignal,
): AsyncGenerator<AnswerEvent, Written, undefined> {
  const fitted = promptFor(model, text, history, generation, video);
  if (fitted.dropped > 0) yield { type: 'notice', notice: { code: 'history-shortened', dropped: fitted.dropped } };
  const prompt = promptParts(fitted.ids, model.videoToken, video);
  const started = now();
  let prefilled = started;
  yield progress('prefill', 0, 1);
  const stream = model.text.stream();
  const onPrefill = () => {
    prefilled = now();
  };
  const tokens = model.language.generate(prompt, generation, onPrefill, signal);
  let written = '';
  let count = 0;
  const speak = (delta: string): readonly AnswerEvent[] => {
    written += delta;
    return delta === '' ? [] : [{ type: 'text', delta }];
  };
  const stop = yield* relay(tokens, (id) => [
    progress('generate', ++count, generation.maxTokens),
    ...speak(stream.push(id)),
  ]);
  yield* speak(stream.end());
  return {
    text: written.trim(),
    prompt: fitted.ids,
    promptTokens: promptLength(prompt),
    answerTokens: count,
    stages: [stageTime('prefill', prefilled - started), stageTime('generate', now() - prefilled)],
    stop,
  };
}

function promptFor(
  model: Model,
  text: string,
  history: History,
  generation: Generation,
  video: VideoTokens | null,
): FittedPrompt {
  const placeholder = video === null ? 0 : 1;
  const room = model.language.context - generation.maxTokens - (video?.length ?? 0) + placeholder;
  const render = (messages: readonly Message[]) => model.text.prompt(messages, video !== null);
  return fitPrompt(text, history, render, room);
}

function promptParts(ids: readonly TokenId[], videoToken: TokenId, video: VideoTokens | null): readonly PromptPart[] {
  if (video === null) return [{ kind: 'text', ids }];
  const { before, after } = splitAtVideo(ids, videoToken);
  return [
    { kind: 'text', ids: before },
    { kind: 'video', tokens: video },
    { kind: 'text', ids: after },
  ];
}

const promptLength = (parts: readonly PromptPart[]): number =>
  parts.reduce((total, part) => total + (part.kind === 'text' ? part.ids.length : part.tokens.length), 0);

async function evidence(
  inquiry: Inquiry,
  { watched, pyramid, video, stages }: Condensed,
  written: Written,
  prompt: string,
): Promise<Evidence> {
  const { frames, visual } = watched;
  const visualTokens = visual.frames * visual.patches;
  const selected = await pyramid.indices();
  const weights = await video.weights();
  return {
    ...blindEvidence(inquiry, written, prompt),
    frameTimes: frames.map(({ time }) => time),
    pictures: picturesOf(inquiry.recipe, frames.length),
    search: watched.search,
    counts: {
      ...textCounts(written),
      frames: frames.length,
      visualTokens,
      selectedTokens: pyramid.selected,
      videoTokens: video.length,
    },
    stages: [...stages, ...written.stages],
    scores: await watched.scores.read(),
    selected,
    mass: tokenMass(weights, poolingWindows, selected, visualTokens),
  };
}

const textCounts = ({ promptTokens, answerTokens }: Written) => ({ promptTokens, answerTokens });

/** What is known of an answer that looked at nothing. */
function blindEvidence({ recipe, backend }: Inquiry, written: Written, prompt: string): Evidence {
  return {
    recipe,
    frameTimes: [],
    pictures: [],
    search: [],
    counts: { ...textCounts(written), frames: 0, visualTokens: 0, selectedTokens: 0, videoTokens: 0 },
    stages: written.stages,
    tokensPerSecond: rate(written),
    backend,
    scores: new Float32Array(),
    selected: new Uint32Array(),
    mass: new Float32Array(),
    prompt,
    stop: written.stop,
  };
}

/** Answer tokens per second of the generation stage; 0 when nothing was written. */
function rate({ stages, answerTokens }: Written): number {
  const generating = stages.find(({ stage }) => stage === 'generate')?.time ?? 0;
  return answerTokens === 0 || generating <= 0 ? 0 : (answerTokens * 1000) / generating;
}
