import type { VideoToken } from './blend.ts';
import type { PictureLayout } from './composers/composer.ts';
import type { Signals } from './confidence.ts';
import type { ErrorCode } from './errors.ts';
import type { Generation } from './generation.ts';
import type { Recipe } from './recipe.ts';
import type { SearchStep } from './relevance.ts';
import type { SelectionEdits } from './selectionEdits.ts';
import { type Bytes, type Milliseconds, milliseconds, type Seconds } from './units.ts';

export type Backend = 'webgpu' | 'wasm';

export type Stage =
  | 'survey'
  | 'search'
  | 'decode'
  | 'encode'
  | 'score'
  | 'select'
  | 'aggregate'
  | 'prefill'
  | 'generate';

/** A condition the user should know of, though the work goes on. */
export type Notice =
  | { readonly code: 'clip-truncated'; readonly until: Seconds }
  | { readonly code: 'frames-undecodable'; readonly count: number }
  /** A file of several video tracks: the first that can be decoded is read, `number` of `total`, counted from 1. */
  | { readonly code: 'one-of-tracks'; readonly number: number; readonly total: number }
  /** A clip of few frames, or a still one: of `total` sampled frames only `distinct` are different ones of the file. */
  | { readonly code: 'frames-repeated'; readonly distinct: number; readonly total: number }
  | { readonly code: 'preprocess-on-cpu'; readonly reason: string }
  | { readonly code: 'shots-by-rule'; readonly reason: ErrorCode }
  /** The compressor runs on the processor, so the visual tokens left the GPU for it. */
  | { readonly code: 'tokens-read-back' }
  /** Pinned and dropped tokens did not count: the compressor selects none, or the frames are others than theirs. */
  | { readonly code: 'edits-unused'; readonly reason: 'compressor' | 'frames' }
  /** The composer's times have no place: the compressor's video tokens mix frames. */
  | { readonly code: 'times-unused' }
  /** The bundle has no LinVT of its own, which the recipe asks for: LinVT without training took its place. */
  | { readonly code: 'linvt-untrained' }
  /** The file alone answers: the model was not asked. */
  | { readonly code: 'answered-from-file' }
  | { readonly code: 'words-unknown'; readonly words: readonly string[] }
  | { readonly code: 'history-shortened'; readonly dropped: number };

const ofAnswers: ReadonlySet<Notice['code']> = new Set([
  'tokens-read-back',
  'edits-unused',
  'times-unused',
  'linvt-untrained',
  'answered-from-file',
  'words-unknown',
  'history-shortened',
]);

/** Whether a notice is about one answer, and not about the clip as it was watched. */
export const isOfAnswer = ({ code }: Notice): boolean => ofAnswers.has(code);

/** A small upright picture of a frame, as JPEG bytes. */
export type Thumbnail = Uint8Array<ArrayBuffer>;

export type SampledFrame = { readonly index: number; readonly time: Seconds; readonly thumbnail: Thumbnail };

export type WatchEvent =
  | { readonly type: 'stage'; readonly stage: Stage; readonly done: number; readonly total: number }
  /** What a search by the question has looked at so far, all its steps. */
  | { readonly type: 'search'; readonly steps: readonly SearchStep[] }
  /** The frames are chosen: there will be this many. */
  | { readonly type: 'chosen'; readonly count: number }
  | { readonly type: 'frame'; readonly frame: SampledFrame }
  | { readonly type: 'notice'; readonly notice: Notice };

export type AnswerEvent =
  | WatchEvent
  | { readonly type: 'text'; readonly delta: string }
  /** What was written so far came of an earlier look; the text that follows takes its place. */
  | { readonly type: 'again' };

export type StageTime = { readonly stage: Stage; readonly time: Milliseconds; readonly cached: boolean };

/** Time of all stages, also of those that an earlier question has paid for: what a first question takes. */
export const timeNeeded = (stages: readonly Pick<StageTime, 'time'>[]): Milliseconds =>
  milliseconds(stages.reduce((sum, { time }) => sum + time, 0));

/** A bundle, and which state of it. */
export type BundleVersion = {
  readonly id: string;
  /** SHA-256 of the manifest, which has those of all files: equal only for the same weights. */
  readonly sha256: string;
};

/** A look that named a moment, at which was then looked closer. */
export type FirstLook = { readonly times: readonly Seconds[]; readonly answer: string; readonly moment: Seconds };

/** What an answer rests on; every number is measured or counted in this run. */
export type Evidence = {
  readonly recipe: Recipe;
  readonly frameTimes: readonly Seconds[];
  /** What the vision encoder saw, of the frames above: as many as there are grids of visual tokens. */
  readonly pictures: readonly PictureLayout[];
  /** What the user had pinned and dropped, where it counted. */
  readonly edits: SelectionEdits;
  /** How the question led to these frames; empty where it did not. */
  readonly search: readonly SearchStep[];
  /** The look before; absent where the answer came of one. */
  readonly firstLook?: FirstLook;
  readonly counts: {
    readonly frames: number;
    readonly visualTokens: number;
    readonly selectedTokens: number;
    readonly videoTokens: number;
    readonly promptTokens: number;
    readonly answerTokens: number;
    /** Memory that a visual or a video token takes as the graphs hand it on; absent where it was not told. */
    readonly tokenBytes?: Bytes;
  };
  readonly stages: readonly StageTime[];
  readonly tokensPerSecond: number;
  /** What wrote the answer, and with which settings. */
  readonly bundle: BundleVersion;
  readonly generation: Generation;
  readonly backend: Backend;
  /** Significance of every visual token, [frame, patch]. */
  readonly scores: Float32Array;
  /** Kept tokens' indices in the flattened [frame, patch], ascending. */
  readonly selected: Uint32Array;
  /** How much the video tokens take of each visual token, summed over queries and scales, [frame, patch]; sums to the number of video tokens. */
  readonly mass: Float32Array;
  /** Each video token in the order in which the language model read them: what `mass` sums. */
  readonly videoTokens: readonly VideoToken[];
  /** How likely the answer is right, 0 to 1, and what that comes of; absent where the bundle cannot say. */
  readonly confidence?: Signals & { readonly value: number };
  /** Questions before this one that the model read with it; absent in a history of before it was kept. */
  readonly earlier?: number;
  /** The prompt as the model saw it; empty where the file alone answered. */
  readonly prompt: string;
  readonly stop: 'end' | 'length';
};

export type Answer = { readonly text: string; readonly evidence: Evidence };
