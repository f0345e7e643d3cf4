import type { BundleSummary, LoadEvent } from '../../protocol/messages.ts';
import type { BundleName } from '../bundles.ts';
import type { Failure } from './failure.ts';
import type { Usual } from './recipe.ts';

/** The model and the backend it runs on. */
export type Engine =
  | { readonly status: 'loading'; readonly progress: LoadEvent | null }
  | { readonly status: 'ready'; readonly bundle: BundleSummary }
  | { readonly status: 'failed'; readonly failure: Failure };

export const initialEngine: Engine = { status: 'loading', progress: null };

/** Models that were loaded beside the one that answers, for columns that name them. */
export type BesideEngines = Readonly<Partial<Record<BundleName, Engine>>>;

const nothing: Usual = {};

/** What the model that is there was made for. */
export const usualIn = ({ engine }: { readonly engine: Engine }): Usual =>
  engine.status === 'ready' ? engine.bundle.defaults : nothing;
