import type { Answer, AnswerEvent, Backend, BundleVersion, WatchEvent } from '../domain/answer.ts';
import type { History, HistoryUse } from '../domain/chat.ts';
import type { Control } from '../domain/control.ts';
import type { ErrorCode, ErrorDetail } from '../domain/errors.ts';
import type { ClipInfo } from '../domain/frame.ts';
import type { Generation } from '../domain/generation.ts';
import type { Storyboard } from '../domain/maker/storyboard.ts';
import type { Manifest, TrainedWorld } from '../domain/manifest.ts';
import type { Recipe } from '../domain/recipe.ts';
import type { SearchStep } from '../domain/relevance.ts';
import type { SelectionEdits } from '../domain/selectionEdits.ts';
import type { ClipChange } from '../domain/signals.ts';
import type { TokenWords } from '../domain/tokenWords.ts';
import type { Bytes, Seconds } from '../domain/units.ts';

/*
 * The only contract between page and worker. Every call is a stream: the page pulls one event at a time, the last pull
 * gives the call's result. At most one event is under way, so a slow page slows the worker (backpressure).
 */

/** Why this backend runs: the page shows it. */
export type BackendReason =
  | { readonly code: 'real-adapter' }
  | { readonly code: 'asked' }
  | { readonly code: 'no-webgpu' }
  | { readonly code: 'no-adapter' }
  | { readonly code: 'software-adapter' }
  | { readonly code: 'self-check-failed'; readonly stage: string; readonly difference: number }
  | { readonly code: 'device-failed'; readonly message: string }
  | { readonly code: 'gpu-lost' };

export type BackendReport = {
  readonly backend: Backend;
  readonly reason: BackendReason;
  /** GPU adapter's description on WebGPU; number of threads on WASM. */
  readonly detail: string;
  /** Largest absolute difference from the bundle's golden tensors, by stage, measured at load. */
  readonly selfCheck: Readonly<Record<string, number>>;
};

export type BundleSummary = BundleVersion & {
  readonly title: string;
  readonly about: string;
  /** Short phrases: what it does well, and what it can't do. */
  readonly goodAt: readonly string[];
  readonly cannot: readonly string[];
  /** Questions that suit any clip. */
  readonly suggestions: readonly string[];
  /** Whether it has LinVT's graphs; else LinVT runs without learned weights. */
  readonly hasLinvt: boolean;
  /** Whether its visual tokens say words. */
  readonly hasWords: boolean;
  /** What the clip maker can tell of its training; null where the bundle does not say. */
  readonly world: TrainedWorld | null;
  readonly licence: string;
  readonly bytes: Bytes;
  readonly visionTokensPerFrame: { readonly rows: number; readonly columns: number };
  readonly queries: readonly number[];
  readonly defaults: Manifest['defaults'];
  readonly backend: BackendReport;
};

export type LoadEvent =
  | { readonly type: 'download'; readonly done: Bytes; readonly total: Bytes }
  | { readonly type: 'session'; readonly graph: string; readonly done: number; readonly total: number }
  | { readonly type: 'self-check' }
  | { readonly type: 'backend-changed'; readonly from: Backend; readonly reason: BackendReason };

/**
 * A model beside the one that answers, by the address of its manifest, under which it was loaded. Absent: the one that
 * answers.
 */
export type Beside = { readonly beside?: string };

/** A clip as the worker knows it. */
export type ClipId = string;

/** Every call: what it takes, the events it yields, what it gives in the end. */
export type Calls = {
  load: {
    /** `isBeside` leaves the one that answers in its place, and costs nothing where it is loaded already. */
    input: { readonly manifestUrl: string; readonly backend: Backend | 'auto'; readonly isBeside?: boolean };
    event: LoadEvent;
    result: BundleSummary;
  };
  open: { input: { readonly file: File }; event: never; result: { readonly clip: ClipId; readonly info: ClipInfo } };
  /** Samples, decodes and encodes a clip ahead of the first question. */
  watch: { input: Beside & { readonly clip: ClipId; readonly recipe: Recipe }; event: WatchEvent; result: undefined };
  ask: {
    input: Beside & {
      readonly clip: ClipId;
      readonly recipe: Recipe;
      /** What the user pinned and dropped of the visual tokens. */
      readonly edits: SelectionEdits;
      readonly question: string;
      readonly history: History;
      readonly historyUse: HistoryUse;
      readonly generation: Generation;
      /** What is withheld from the model; 'none' but for measuring. */
      readonly control: Control;
    };
    event: AnswerEvent;
    result: Answer;
  };
  /** SHA-256 of a clip's file, in lower-case hexadecimal: by it another machine knows that it has the same file. */
  fingerprint: {
    input: { readonly clip: ClipId };
    event: { readonly done: Bytes; readonly total: Bytes };
    result: string;
  };
  /** How much the picture changes along a clip, and its shots: what the timeline draws, whatever the recipe. Needs no model. */
  survey: { input: { readonly clip: ClipId }; event: WatchEvent; result: ClipChange };
  /** How relevant evenly spaced moments of a clip are to a question. */
  rate: { input: { readonly clip: ClipId; readonly question: string }; event: WatchEvent; result: SearchStep };
  /** What the visual tokens of a look say. `times` where an answer looked again. */
  words: {
    input: Beside & {
      readonly clip: ClipId;
      readonly recipe: Recipe;
      readonly question: string;
      readonly times: readonly Seconds[] | null;
    };
    event: WatchEvent;
    result: TokenWords;
  };
  /** Paints and encodes a clip; `atlas` is the picture that holds the sprites, `name` the file's without its ending. */
  make: {
    input: { readonly storyboard: Storyboard; readonly atlas: Blob; readonly name: string };
    event: { readonly done: number; readonly total: number };
    result: {
      readonly file: File;
      /** As people know it: 'H.264'. */
      readonly codec: string;
      /** Codecs that would have been taken before it, which the browser does not encode. */
      readonly missing: readonly string[];
    };
  };
  close: { input: { readonly clip: ClipId }; event: never; result: undefined };
};

export type CallName = keyof Calls;
export type CallId = number;

export type ToWorker =
  | {
      [N in CallName]: {
        readonly id: CallId;
        readonly kind: 'call';
        readonly name: N;
        readonly input: Calls[N]['input'];
      };
    }[CallName]
  | { readonly id: CallId; readonly kind: 'pull' }
  | { readonly id: CallId; readonly kind: 'cancel' };

export type ToPage =
  | { readonly id: CallId; readonly kind: 'event'; readonly event: Calls[CallName]['event'] }
  | { readonly id: CallId; readonly kind: 'result'; readonly result: Calls[CallName]['result'] }
  | { readonly id: CallId; readonly kind: 'cancelled' }
  | {
      readonly id: CallId;
      readonly kind: 'error';
      readonly code: ErrorCode;
      readonly detail: ErrorDetail;
      readonly message: string;
    };
