import type { BundleVersion, Notice, Thumbnail } from '../domain/answer.ts';
import type { Message } from '../domain/chat.ts';
import type { ConfidenceModel } from '../domain/confidence.ts';
import type { ClipInfo, FramePixels } from '../domain/frame.ts';
import type { Generation } from '../domain/generation.ts';
import type { ShotBoundary } from '../domain/shots/shots.ts';
import type { ComparedFrames } from '../domain/signals.ts';
import type { Milliseconds, Seconds, TokenId } from '../domain/units.ts';

/*
 * What the pipeline asks of the outside. It never sees a VideoFrame, a GPU buffer or an ONNX session: each is behind a
 * handle. Whoever is handed a disposable borrows it; whoever asked for its creation disposes of it.
 */

export type Notify = (notice: Notice) => void;

/** What the vision encoder sees at once: a frame, or several that a composer laid out on a grid. */
export interface Picture extends Disposable {
  /** Presentation time; the mean of its frames' where it shows several. */
  readonly time: Seconds;
  /** The visible pixels, before rotation. */
  pixels(): Promise<FramePixels>;
}

/** One decoded frame. Holds a VideoFrame until disposed; its time is as in the file (clipped at 0). */
export interface DecodedFrame extends Picture {
  /** An upright picture at display aspect, at most `height` pixels high, as JPEG. */
  thumbnail(height: number): Promise<Thumbnail>;
}

/** An open file. Nothing of it is held whole in memory. */
export interface OpenClip extends AsyncDisposable {
  readonly info: ClipInfo;
  /**
   * The frames shown at `times` (ascending), in order: for each, the one with the greatest presentation time ≤ it, or
   * the first frame. The receiver disposes of each.
   * @throws AppError 'decode-failed', of a picture 'picture-damaged', when not one of them can be decoded.
   */
  frames(times: readonly Seconds[], notify: Notify, signal: AbortSignal): AsyncIterable<DecodedFrame>;
  /**
   * Presentation times of the key frames, as the file's index has them: strictly ascending, each within the clip's span.
   * None where the only one is cut off by an edit list. Nothing is decoded. A picture has its first frame alone: of the
   * others its file does not say whether they are whole.
   */
  keyTimes(signal: AbortSignal): Promise<readonly Seconds[]>;
}

export interface MediaPort {
  /** @throws AppError 'file-…', 'no-video-track', 'codec-unsupported', 'picture-…' */
  open(file: File, signal: AbortSignal): Promise<OpenClip>;
}

/** [frame, patch, channel] of one clip, where the model runs; a composed picture counts as a frame. */
export interface VisualTokens extends Disposable {
  readonly frames: number;
  readonly patches: number;
}

/** Significance of each visual token, [frame, patch], where the model runs. */
export interface Scores extends Disposable {
  read(): Promise<Float32Array>;
}

/** The selected tokens at every pooling scale, where the model runs. */
export interface Pyramid extends Disposable {
  /** Tokens kept by top-k: the length of the first scale. */
  readonly selected: number;
  /** Indices of the kept tokens in the flattened [frame, patch], ascending. */
  indices(): Promise<Uint32Array>;
}

/** [sequence, channel] rows that the language model reads, where the model runs. */
export interface Embeddings extends Disposable {
  readonly length: number;
}

/** LinVT's output, and how much of each selected token is in it. */
export interface VideoTokens extends Embeddings {
  /** One matrix a scale, row-major [query, token of the scale]; each row is ≥ 0 and sums to 1 (paper, 3.2.2). */
  weights(): Promise<readonly Float32Array[]>;
}

/** Finds where a clip's shots begin; makes itself ready when it is first asked. */
export interface ShotPort {
  /** @throws AppError 'bundle-…', 'backend-wrong-numbers', 'out-of-memory' where it cannot be had or trusted. */
  detect(frames: ComparedFrames): Promise<readonly ShotBoundary[]>;
}

export interface VisionPort {
  /**
   * Encodes `count` pictures as they come and disposes of each; yields how many are encoded so far. `span` places them in
   * time: the graph reads (time − start) / duration.
   */
  encode(
    pictures: AsyncIterable<Picture>,
    count: number,
    span: { readonly start: Seconds; readonly duration: Seconds },
    notify: Notify,
    signal: AbortSignal,
  ): AsyncGenerator<number, VisualTokens, undefined>;
  /**
   * Tells each of a clip's tokens what happens between its frame and those beside it, and disposes of what it was given;
   * that itself where the bundle has no temporal encoder. Frames that are looked at one by one go without.
   */
  relate(tokens: VisualTokens): Promise<VisualTokens>;
}

export interface LinvtPort {
  /** Whether the bundle has LinVT's graphs. Without them scores come of attention without weights, and nothing aggregates. */
  readonly isTrained: boolean;
  /** Significance scoring (paper, 3.2.1). */
  score(tokens: VisualTokens): Promise<Scores>;
  /** Scores of `tokens` that were changed on the processor, back where the model runs. */
  rescore(tokens: VisualTokens, scores: Float32Array): Scores;
  /** Hard top-k on raw tokens and pooling at every scale (paper, 3.2.1). */
  select(tokens: VisualTokens, scores: Scores, k: number): Promise<Pyramid>;
  /** Text-conditioned aggregation (paper, 3.2.2). */
  aggregate(pyramid: Pyramid, question: Embeddings): Promise<VideoTokens>;
}

/** What compressors without a graph ask for: tokens within the processor's reach, and what became of them back again. */
export interface BlendPort {
  /** A frame's visual tokens lie on a grid, row-major. */
  readonly rows: number;
  readonly columns: number;
  readonly channels: number;
  /** LinVT's queries of each scale. */
  readonly queries: readonly number[];
  /** Copies [frame, patch, channel] or [sequence, channel] from where the model runs. */
  read(rows: VisualTokens | Embeddings): Promise<Float32Array>;
  /** Video tokens [sequence, channel] where the model runs. */
  hold(rows: Float32Array): Embeddings;
}

/** Video tokens of one moment, or of all. */
export type TimedTokens = {
  /** The moment whose words stand before them; null where they are of no one moment. */
  readonly time: Seconds | null;
  readonly tokens: Embeddings;
};

/** A prompt in the order in which the language model reads it. */
export type PromptPart =
  | { readonly kind: 'text'; readonly ids: readonly TokenId[] }
  | { readonly kind: 'video'; readonly tokens: Embeddings };

/** A token of an answer, and its log-probability in nats. */
export type WrittenToken = { readonly id: TokenId; readonly logProbability: number };

export interface LanguagePort {
  readonly context: number;
  embed(ids: readonly TokenId[]): Promise<Embeddings>;
  /** Yields tokens as they are chosen, the end token left out; ends within one token of `signal`'s abort. `onPrefill` is called when the prompt has been read. */
  generate(
    prompt: readonly PromptPart[],
    generation: Generation,
    onPrefill: () => void,
    signal: AbortSignal,
  ): AsyncGenerator<WrittenToken, 'end' | 'length', undefined>;
}

/** Reads words off visual tokens, by their likeness to the words' own embeddings. */
export interface WordsPort {
  readonly list: readonly string[];
  /** How far each word stands out on each token, in deviations above its mean over photos: [token, word]. */
  score(tokens: VisualTokens): Promise<Float32Array>;
}

/** Turns token ids into text as they come. */
export interface TextStream {
  /** The text that became certain with this token; often empty. */
  push(id: TokenId): string;
  end(): string;
}

export interface TextPort {
  /** A question alone, without special tokens, as LinVT's aggregation reads it. */
  question(text: string): { readonly ids: readonly TokenId[]; readonly unknown: readonly string[] };
  /** The chat template over all turns, up to where the answer begins. Holds one video placeholder when `withVideo`. */
  prompt(messages: readonly Message[], withVideo: boolean): readonly TokenId[];
  /** What `ids` read as, special tokens included. */
  show(ids: readonly TokenId[]): string;
  stream(): TextStream;
}

/** Everything of one loaded bundle. */
export interface Model extends AsyncDisposable {
  readonly bundle: BundleVersion;
  readonly videoToken: TokenId;
  readonly videoTokens: number;
  /** How sure an answer is; null where the bundle cannot say. */
  readonly confidence: ConfidenceModel | null;
  /** Whether it understands English alone: a question in another language, or of no words, is not put to it then. */
  readonly isEnglishOnly: boolean;
  readonly vision: VisionPort;
  readonly linvt: LinvtPort;
  readonly blending: BlendPort;
  readonly language: LanguagePort;
  /** Null where the bundle reads no words off its tokens. */
  readonly words: WordsPort | null;
  readonly text: TextPort;
  /** Resolves when all work handed to the backend so far is done, so that a stage's time is its own. */
  settled(): Promise<void>;
}

export type Clock = () => Milliseconds;
