import { AppError } from '../../domain/errors.ts';
import { noEdits } from '../../domain/selectionEdits.ts';
import { type BundleName, manifestUrlOf } from '../bundles.ts';
import { withBundleDefaults } from '../store/compare.ts';
import { noSteps } from '../store/editSteps.ts';
import { type Engine, initialEngine } from '../store/engine.ts';
import { type Failure, failureOf } from '../store/failure.ts';
import { bundleRecipe } from '../store/recipe.ts';
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
