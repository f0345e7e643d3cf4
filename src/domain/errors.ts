/** Every failure a user can meet. The page owns the wording of each; a new code is a new line there, or it does not compile. */
export const errorCodes = [
  'file-empty',
  'file-not-video',
  'file-truncated',
  'file-damaged',
  'file-protected',
  'no-video-track',
  'codec-unsupported',
  'picture-unsupported',
  'picture-damaged',
  'decode-failed',
  'encoder-missing',
  'encode-failed',
  'sprites-missing',
  'webgpu-unavailable',
  'gpu-lost',
  'out-of-memory',
  'bundle-missing-file',
  'bundle-wrong-hash',
  'bundle-invalid',
  'backend-wrong-numbers',
  'question-empty',
  'question-language',
  'question-unclear',
  'question-too-long',
  'video-too-long',
  'tokens-all-dropped',
  'no-clip',
  'folder-without-video',
  'sample-missing',
  'clip-not-chosen',
  'model-changed',
  'replay-invalid',
  'evaluation-invalid',
  'no-bundle',
  'internal',
] as const;

export type ErrorCode = (typeof errorCodes)[number];

/** What the wording may need: a codec's name, a file's name … Plain strings, so that it crosses the worker's border. */
export type ErrorDetail = Readonly<Record<string, string>>;

/** An expected failure. Cancelling is not one: that is an `AbortError`. Broken invariants are `assert`ed. */
export class AppError extends Error {
  override readonly name = 'AppError';
  readonly code: ErrorCode;
  readonly detail: ErrorDetail;

  constructor(code: ErrorCode, detail: ErrorDetail = {}, options?: ErrorOptions) {
    super(code, options);
    this.code = code;
    this.detail = detail;
  }
}

/** @throws Error with `message` when an internal truth does not hold. */
export function assert(condition: unknown, message: string): asserts condition {
  if (!condition) throw new Error(`Broken invariant: ${message}`);
}
