import type { Answer, AnswerEvent, Backend, Evidence, StageTime } from '../domain/answer.ts';
import type { History, HistoryUse, Message } from '../domain/chat.ts';
import { needsTraining, untrained } from '../domain/compressors/untrained.ts';
import { confidenceOf, hedged, meanLength, type Signals } from '../domain/confidence.ts';
import type { Control } from '../domain/control.ts';
import { AppError } from '../domain/errors.ts';
import { answerFromFile } from '../domain/fileFacts.ts';
import type { Generation } from '../domain/generation.ts';
import { type FittedPrompt, fitPrompt, splitAtVideo } from '../domain/prompt.ts';
import { composerOf, compressorOf, layoutKey, mostTimesOf, type Recipe, videoTokensOf } from '../domain/recipe.ts';
import { refersBack } from '../domain/refersBack.ts';
import { hasEdits, isAbout, isWithin, keptCount, noEdits, type SelectionEdits } from '../domain/selectionEdits.ts';
import { stampOf } from '../domain/stamps.ts';
import { laterBy } from '../domain/timesInText.ts';
import { notUnderstood } from '../domain/understood.ts';
import { bytes, type Seconds, type TokenId } from '../domain/units.ts';
import { type Condensed, condense } from './condense.ts';
import { inLooks } from './inLooks.ts';
import type { Model, PromptPart, TimedTokens, VisionPort } from './ports.ts';
import { relay } from './relay.ts';
import { progress, stageTime } from './stages.ts';
import type { Source } from './survey.ts';
import { underControl } from './underControl.ts';
import { type Studio, type Watched, watch } from './watch.ts';

export type Question = {
  readonly text: string;
  readonly history: History;
  readonly historyUse: HistoryUse;
  readonly generation: Generation;
};

/** A question asked of a clip. */
export type Inquiry = {
  readonly source: Source;
  /** What is withheld from the model. */
  readonly control: Control;
  readonly recipe: Recipe;
  /** What the user pinned and dropped of the visual tokens. */
  readonly edits: SelectionEdits;
  readonly question: Question;
  readonly backend: Backend;
};

/** Everything a written answer leaves behind. */
type Written = {
  readonly text: string;
  /** The prompt before the video tokens take their place. */
  readonly prompt: readonly TokenId[];
  readonly promptTokens: number;
  readonly answerTokens: number;
  /** Mean log-probability of its tokens, and the least; in nats. */
  readonly likelihood: Omit<Signals, 'strength'>;
  readonly stop: 'end' | 'length';
  readonly stages: readonly StageTime[];
};

/**
 * The data flow, whole: File ▸ frames ▸ visual tokens ▸ video tokens ▸ answer. A second question on the same clip starts
 * at the aggregation, another compressor at the selection.
 */
export async function* answer(
  studio: Studio,
  inquiry: Inquiry,
  signal: AbortSignal,
): AsyncGenerator<AnswerEvent, Answer, undefined> {
  const { text } = studio.model;
  const asked = text.question(inquiry.question.text);
  if (asked.ids.length === 0) throw new AppError('question-empty');
  const known = inquiry.control === 'none' ? answerFromFile(inquiry.question.text, inquiry.source.clip.info) : null;
  if (known !== null) {
    yield { type: 'notice', notice: { code: 'answered-from-file' } };
    return { text: known, evidence: blindEvidence(studio.model, inquiry, unwritten, '') };
  }
  if (studio.model.isEnglishOnly) refuseUnclear(inquiry.question.text, asked.ids.length);
  if (asked.unknown.length > 0) yield { type: 'notice', notice: { code: 'words-unknown', words: asked.unknown } };
  if (inquiry.control === 'blind') {
    const fitted = promptFor(studio.model, inquiry.question, null);
    const written = yield* write(studio, inquiry.question, { fitted, video: null }, signal);
    return { text: written.text, evidence: blindEvidence(studio.model, inquiry, written, text.show(written.prompt)) };
  }
  const shown = underControl(studio.model.vision, inquiry.source, inquiry.control);
  const { recipe, edits, source } = inquiry;
  const inquired = { recipe, edits, span: source.clip.info };
  return yield* inLooks(inquired, (times) => look(studio, inquiry, { ...shown, question: asked.ids, times }, signal));
}

/** @throws AppError 'question-language', 'question-unclear' where there is no English to understand */
function refuseUnclear(question: string, tokens: number): void {
  const reason = notUnderstood(question, tokens);
  if (reason !== null) throw new AppError(`question-${reason}`);
}

/** What no model wrote. */
const unwritten: Omit<Written, 'text'> = {
  prompt: [],
  promptTokens: 0,
  answerTokens: 0,
  likelihood: { logProbability: 0, leastLogProbability: 0 },
  stop: 'end',
  stages: [],
};

/** How sure an answer is, by the bundle's own measure; null where it has none. */
async function confidenceIn({ blending, confidence: model }: Model, { visual }: Watched, { likelihood }: Written) {
  if (model === null) return null;
  const signals = { ...likelihood, strength: meanLength(await blending.read(visual), blending.channels) };
  const value = confidenceOf(model, signals);
  return { model, value, shown: { ...signals, value } };
}

/** What is looked at, through what, where and to which end. */
type Looking = {
  readonly source: Source;
  readonly encoder: VisionPort;
  /** Null lets the recipe's sampler say. */
  readonly times: readonly Seconds[] | null;
  readonly question: readonly TokenId[];
};

/** One look, and what it tells. */
async function* look(
  studio: Studio,
  inquiry: Inquiry,
  { source, encoder, question, times }: Looking,
  signal: AbortSignal,
): AsyncGenerator<AnswerEvent, Answer, undefined> {
  const watched = yield* watch(studio, source, inquiry.recipe, question, signal, encoder, times);
  const recipe = yield* recipeFor(studio.model, inquiry.recipe, watched);
  const fitted = promptFor(studio.model, inquiry.question, videoTokens(studio.model, recipe, watched));
  const { backend } = inquiry;
  const edits = yield* editsOf({ ...inquiry, recipe }, watched);
  const condensed = yield* condense(studio, { source, recipe, watched, edits, question, backend });
  const { video } = condensed;
  try {
    signal.throwIfAborted();
    const written = yield* write(studio, inquiry.question, { fitted, video }, signal);
    const prompt = studio.model.text.show(written.prompt);
    const rest = await evidence(studio.model, { ...inquiry, recipe, edits }, watched, condensed, written, prompt);
    const sure = await confidenceIn(studio.model, watched, written);
    // The model counts from the first frame; the strip, the clock and the links from the file's beginning.
    const text = laterBy(written.text, source.clip.info.start);
    if (sure === null) return { text, evidence: rest };
    return { text: hedged(text, sure.value, sure.model), evidence: { ...rest, confidence: sure.shown } };
  } finally {
    for (const { tokens } of video) tokens[Symbol.dispose]();
  }
}

/** The recipe with what condenses in a model without LinVT graphs, and a notice where it asked for them. */
function* recipeFor({ linvt }: Model, recipe: Recipe, { visual }: Watched): Generator<AnswerEvent, Recipe, undefined> {
  if (linvt.isTrained) return recipe;
  if (needsTraining(recipe.compressor)) yield { type: 'notice', notice: { code: 'linvt-untrained' } };
  return { ...recipe, compressor: untrained(recipe.compressor, visual.frames) };
}

/**
 * The edits that count; none, and a notice, where they cannot.
 * @throws AppError 'tokens-all-dropped'
 */
function* editsOf(
  { edits, recipe }: Inquiry,
  { frames, visual }: Watched,
): Generator<AnswerEvent, SelectionEdits, undefined> {
  if (!hasEdits(edits)) return noEdits;
  const visualTokens = visual.frames * visual.patches;
  const seen = { times: frames.map(({ time }) => time), layout: layoutKey(recipe) };
  const isSame = isAbout(edits, seen) && isWithin(edits, visualTokens);
  if (!isSame || !compressorOf(recipe).selects) {
    yield { type: 'notice', notice: { code: 'edits-unused', reason: isSame ? 'compressor' : 'frames' } };
    return noEdits;
  }
  if (keptCount(1, visualTokens, edits) < 1) throw new AppError('tokens-all-dropped');
  return edits;
}

/** How much of the model's context the video takes at most, the times of its frames included. */
function videoTokens(model: Model, recipe: Recipe, { frames, visual }: Watched): number {
  const shape = { ...model.blending, frames: visual.frames };
  const stamps = composerOf(recipe).stamps ? frames.map(({ time }) => stampIds(model, time).length) : [];
  const longest = stamps.toSorted((a, b) => b - a).slice(0, mostTimesOf(recipe, shape));
  return longest.reduce((total, length) => total + length, videoTokensOf(recipe, shape));
}

const stampIds = ({ text }: Model, time: Seconds): readonly TokenId[] => text.question(stampOf(time)).ids;

/** What the language model reads: ids, and the rows that take the place of the video's placeholder. */
type Reading = { readonly fitted: FittedPrompt; readonly video: readonly TimedTokens[] | null };

/** Prompt, prefill and the answer, word by word. */
async function* write(
  { model, now }: Studio,
  { generation }: Question,
  { fitted, video }: Reading,
  signal: AbortSignal,
): AsyncGenerator<AnswerEvent, Written, undefined> {
  if (fitted.dropped > 0) yield { type: 'notice', notice: { code: 'history-shortened', dropped: fitted.dropped } };
  const prompt = promptParts(model, fitted.ids, video);
  const started = now();
  let prefilled = started;
  yield progress('prefill', 0, 1);
  const stream = model.text.stream();
  const onPrefill = () => {
    prefilled = now();
  };
  const tokens = model.language.generate(prompt, generation, onPrefill, signal);
  let written = '';
  const odds: number[] = [];
  const speak = (delta: string): readonly AnswerEvent[] => {
    written += delta;
    return delta === '' ? [] : [{ type: 'text', delta }];
  };
  const stop = yield* relay(tokens, ({ id, logProbability }) => [
    progress('generate', odds.push(logProbability), generation.maxTokens),
    ...speak(stream.push(id)),
  ]);
  yield* speak(stream.end());
  return {
    text: written.trim(),
    prompt: prompt.flatMap((part) => (part.kind === 'text' ? part.ids : [model.videoToken])),
    promptTokens: promptLength(prompt),
    answerTokens: odds.length,
    likelihood: {
      logProbability: odds.reduce((sum, each) => sum + each, 0) / Math.max(1, odds.length),
      leastLogProbability: Math.min(0, ...odds),
    },
    stages: [stageTime('prefill', prefilled - started), stageTime('generate', now() - prefilled)],
    stop,
  };
}

/** A question that takes more than this share of the room is what is too long, and not the video beside it. */
const longQuestion = 0.75;

/**
 * The prompt, with room for the answer.
 * @param videoTokens null without a video.
 * @throws AppError 'question-too-long', or 'video-too-long' where a shorter question would not help
 */
function promptFor(model: Model, question: Question, videoTokens: number | null): FittedPrompt {
  const { text, generation } = question;
  const placeholder = videoTokens === null ? 0 : 1;
  const room = model.language.context - generation.maxTokens;
  const render = (messages: readonly Message[]) => model.text.prompt(messages, videoTokens !== null);
  const asked = render([{ role: 'user', content: text }]).length - placeholder;
  const left = room - asked;
  if (videoTokens !== null && left >= 0 && videoTokens > left) {
    if (asked > longQuestion * room) throw new AppError('question-too-long');
    throw new AppError('video-too-long', { tokens: String(videoTokens), room: String(left) });
  }
  return fitPrompt(text, historyRead(question), render, room - (videoTokens ?? 0) + placeholder);
}

/** What was said before changes an answer: where it is not referred to, the same question has the same answer. */
function historyRead({ text, history, historyUse }: Question): History {
  const isRead = historyUse === 'always' || (historyUse === 'referred' && refersBack(text));
  return isRead ? history : [];
}

function promptParts(
  model: Model,
  ids: readonly TokenId[],
  video: readonly TimedTokens[] | null,
): readonly PromptPart[] {
  if (video === null) return [{ kind: 'text', ids }];
  const { before, after } = splitAtVideo(ids, model.videoToken);
  const shown = video.flatMap(({ time, tokens }): readonly PromptPart[] => [
    ...(time === null ? [] : [{ kind: 'text' as const, ids: stampIds(model, time) }]),
    { kind: 'video', tokens },
  ]);
  return [{ kind: 'text', ids: before }, ...shown, { kind: 'text', ids: after }];
}

const promptLength = (parts: readonly PromptPart[]): number =>
  parts.reduce((total, part) => total + (part.kind === 'text' ? part.ids.length : part.tokens.length), 0);

async function evidence(
  model: Model,
  inquiry: Inquiry,
  { frames, pictures, visual, search, stages }: Watched,
  condensed: Condensed,
  written: Written,
  prompt: string,
): Promise<Evidence> {
  return {
    ...blindEvidence(model, inquiry, written, prompt),
    frameTimes: frames.map(({ time }) => time),
    pictures,
    edits: inquiry.edits,
    search,
    counts: {
      ...textCounts(written),
      frames: frames.length,
      visualTokens: visual.frames * visual.patches,
      selectedTokens: condensed.selectedTokens,
      videoTokens: condensed.video.reduce((total, { tokens }) => total + tokens.length, 0),
      tokenBytes: bytes(model.blending.channels * Float32Array.BYTES_PER_ELEMENT),
    },
    stages: [...stages, ...condensed.stages, ...written.stages],
    ...(await condensed.maps()),
  };
}

const textCounts = ({ promptTokens, answerTokens }: Omit<Written, 'text'>) => ({ promptTokens, answerTokens });

/** What is known of an answer that looked at nothing. */
function blindEvidence({ bundle }: Model, inquiry: Inquiry, written: Omit<Written, 'text'>, prompt: string): Evidence {
  const { recipe, backend, question } = inquiry;
  return {
    recipe,
    frameTimes: [],
    pictures: [],
    edits: noEdits,
    search: [],
    counts: { ...textCounts(written), frames: 0, visualTokens: 0, selectedTokens: 0, videoTokens: 0 },
    stages: written.stages,
    tokensPerSecond: rate(written),
    bundle,
    generation: question.generation,
    backend,
    scores: new Float32Array(),
    selected: new Uint32Array(),
    mass: new Float32Array(),
    videoTokens: [],
    earlier: historyRead(question).length / 2,
    prompt,
    stop: written.stop,
  };
}

/** Answer tokens per second of the generation stage; 0 when nothing was written. */
function rate({ stages, answerTokens }: Omit<Written, 'text'>): number {
  const generating = stages.find(({ stage }) => stage === 'generate')?.time ?? 0;
  return answerTokens === 0 || generating <= 0 ? 0 : (answerTokens * 1000) / generating;
}
