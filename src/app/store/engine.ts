import type { BundleSummary, LoadEvent } from '../../protocol/messages.ts';
import type { Failure } from './failure.ts';

/** The model and the backend it runs on. */
export type Engine =
  | { readonly status: 'loading'; readonly progress: LoadEvent | null }
  | { readonly status: 'ready'; readonly bundle: BundleSummary }
  | { readonly status: 'failed'; readonly failure: Failure };

export const initialEngine: Engine = { status: 'loading', progress: null };
