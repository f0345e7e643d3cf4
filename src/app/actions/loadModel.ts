import { AppError } from '../../domain/errors.ts';
import { noEdits } from '../../domain/selectionEdits.ts';
import type { Beside } from '../../protocol/messages.ts';
import { type BundleName, manifestUrlOf } from '../bundles.ts';
import { besideOf, type Setup, withBundleDefaults } from '../store/compare.ts';
import { noSteps } from '../store/editSteps.ts';
import { type Engine, initialEngine } from '../store/engine.ts';
import { type Failure, failureOf } from '../store/failure.ts';
import { bundleRecipe } from '../store/recipe.ts';
import type { State } from '../store/store.ts';
import { type App, follow, update } from './app.ts';

export type BackendChoice = 'auto' | 'webgpu' | 'wasm';

/** The backend that `?backend=` asks for. */
export function backendIn(query: URLSearchParams): BackendChoice {
  const asked = query.get('backend');
  return asked === 'webgpu' || asked === 'wasm' ? asked : 'auto';
}

/** Loads the bundle that the settings name. */
export async function loadModel(app: App, backend: BackendChoice): Promise<void> {
  const signal = app.jobs.start('load');
  const set = (engine: Engine) => !signal.aborted && update(app, 'engine', () => engine);
  set(initialEngine);
  // The worker lets go of all others, too.
  app.store.setState({ beside: {} });
  const manifestUrl = manifestUrlOf(app.store.getState().settings.bundle);
  try {
    const loading = app.client.call('load', { manifestUrl, backend }, signal);
    const bundle = await follow(loading, (progress) => set({ status: 'loading', progress }));
    update(app, 'recipe', (slice) => (slice.chosen ? slice : { ...slice, value: bundleRecipe(bundle.defaults) }));
    update(app, 'compare', (compare) => withBundleDefaults(compare, bundle.defaults));
    set({ status: 'ready', bundle });
  } catch (thrown) {
    set({ status: 'failed', failure: failureOf(thrown) });
  }
}

/**
 * Resolves once a bundle runs beside the one that answers: loads it where it is not there.
 * @throws AppError when it cannot be loaded; the signal's reason when cancelled.
 */
export async function besideReady(app: App, name: BundleName, signal: AbortSignal): Promise<void> {
  await modelReady(app, signal);
  if (app.store.getState().beside[name]?.status === 'ready') return;
  const set = (engine: Engine) => update(app, 'beside', (beside) => ({ ...beside, [name]: engine }));
  set(initialEngine);
  try {
    const input = { manifestUrl: manifestUrlOf(name), backend: 'auto', isBeside: true } as const;
    const loading = app.client.call('load', input, signal);
    const bundle = await follow(loading, (progress) => set({ status: 'loading', progress }));
    set({ status: 'ready', bundle });
  } catch (thrown) {
    set({ status: 'failed', failure: failureOf(thrown) });
    throw thrown;
  }
}

/** Resolves once the model of a column runs: that which answers, or its own. */
export const columnReady = (app: App, column: Pick<Setup, 'bundle'>, signal: AbortSignal): Promise<void> => {
  const beside = besideOf(column, app.store.getState().settings.bundle);
  return beside === null ? modelReady(app, signal) : besideReady(app, beside, signal);
};

/** How a call names the model of a column. */
export function besideIn({ settings }: Pick<State, 'settings'>, column: Pick<Setup, 'bundle'>): Beside {
  const beside = besideOf(column, settings.bundle);
  return beside === null ? {} : { beside: manifestUrlOf(beside) };
}

/**
 * Has another bundle answer from now on. The clip, the conversation and a chosen recipe stay; pins and drops go, since
 * they name tokens of the bundle before.
 */
export async function chooseBundle(app: App, name: BundleName, backend: BackendChoice): Promise<void> {
  if (name === app.store.getState().settings.bundle) return;
  app.jobs.stop('watch');
  update(app, 'settings', (settings) => ({ ...settings, bundle: name }));
  update(app, 'clip', ({ current, ...clip }) => ({
    ...clip,
    current: current && { ...current, edits: noEdits, aside: [], editSteps: noSteps },
  }));
  await loadModel(app, backend);
}

/**
 * A lost GPU takes the model with it: it is loaded again, where the worker sees fit.
 * @returns whether `failure` was of that kind
 */
export function reloadIfLost(app: App, { code }: Failure): boolean {
  const isLost = code === 'gpu-lost' || (code === 'no-bundle' && app.store.getState().engine.status === 'ready');
  if (isLost) void loadModel(app, 'auto');
  return isLost;
}

/**
 * Resolves once the model runs.
 * @throws AppError when it cannot be loaded; the signal's reason when cancelled.
 */
export function modelReady({ store }: App, signal: AbortSignal): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const settle = ({ status, ...rest }: Engine) => {
    if (status === 'ready') resolve();
    if ('failure' in rest) reject(new AppError(rest.failure.code, rest.failure.detail));
  };
  const unsubscribe = store.subscribe(({ engine }) => settle(engine));
  const cancel = () => reject(signal.reason);
  signal.addEventListener('abort', cancel);
  settle(store.getState().engine);
  return promise.finally(() => {
    unsubscribe();
    signal.removeEventListener('abort', cancel);
  });
}
