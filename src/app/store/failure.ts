import { AppError, type ErrorCode, type ErrorDetail } from '../../domain/errors.ts';

/** A failure as the store keeps it: the wording is the page's. */
export type Failure = { readonly code: ErrorCode; readonly detail: ErrorDetail };

/** Anything thrown, as a failure with a code. What is not an AppError is a defect of ours: 'internal'. */
export function failureOf(thrown: unknown): Failure {
  if (thrown instanceof AppError) return { code: thrown.code, detail: thrown.detail };
  return { code: 'internal', detail: { message: thrown instanceof Error ? thrown.message : String(thrown) } };
}
