import type { ErrorCode, ErrorDetail } from '../../domain/errors.ts';

/** What happened, and what the user can do about it. */
export type Wording = { readonly what: string; readonly next: string };

/** Words for every failure, of its detail. */
export type ErrorWords = Readonly<Record<ErrorCode, (detail: ErrorDetail) => Wording>>;
