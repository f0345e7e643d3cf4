import { type Gpu, openGpu } from '../adapters/ort/device.ts';
import { type Engine, openEngine } from '../adapters/ort/engine.ts';
import { hasPromiseIntegration, loadRuntime, threadCount } from '../adapters/ort/runtime.ts';
import { type Bundle, fetchBundle } from '../adapters/storage/bundle.ts';
import { httpSource } from '../adapters/storage/bundleSource.ts';
import { createText } from '../adapters/text/tokenizer.ts';
import type { BundleVersion } from '../domain/answer.ts';
import { AppError } from '../domain/errors.ts';
import { videoTokenCount } from '../domain/linvt.ts';
import type { Manifest } from '../domain/manifest.ts';
import { bytes, tokenId } from '../domain/units.ts';
import type { Model, TextPort } from '../pipeline/ports.ts';
import type { BackendReason, BackendReport, BundleSummary, Calls, LoadEvent } from '../protocol/messages.ts';

export type Loaded = { readonly model: Model; readonly summary: BundleSummary };

export type LoadInput = Calls['load']['input'] & {
  /** Whether a GPU was lost before: then it is not chosen again unasked. */
  readonly gpuLost: boolean;
};

/** A GPU to run on, or none; and why. */
type Choice = { readonly gpu: Gpu | null; readonly reason: BackendReason };

/**
 * Fetches a bundle, opens it on the backend that suits this machine and checks that backend's numbers. What fails on
 * the GPU is tried again on WASM.
 * @throws AppError 'bundle-…', 'webgpu-unavailable', 'backend-wrong-numbers', 'out-of-memory'
 */
export async function* load(input: LoadInput, signal: AbortSignal): AsyncGenerator<LoadEvent, Loaded, undefined> {
  const source = httpSource(new URL(input.manifestUrl, location.origin));
  const bundle = yield* eachAs(fetchBundle(source, signal), (progress) => ({ type: 'download', ...progress }));
  const choice = await choose(input);
  if (!choice.gpu) return yield* openOn(choice, bundle, signal);
  try {
    return yield* openOn(choice, bundle, signal);
  } catch (failure) {
    signal.throwIfAborted();
    const reason = distrust(failure);
    yield { type: 'backend-changed', from: 'webgpu', reason };
    return yield* openOn({ gpu: null, reason }, bundle, signal);
  }
}

async function choose({ backend, gpuLost }: LoadInput): Promise<Choice> {
  if (backend === 'wasm') return { gpu: null, reason: { code: 'asked' } };
  if (backend === 'auto' && gpuLost) return { gpu: null, reason: { code: 'gpu-lost' } };
  const asked = backend === 'webgpu';
  const opened = hasPromiseIntegration()
    ? await openGpu({ software: asked })
    : ({ code: 'device-failed', message: 'this browser lacks WebAssembly JSPI' } as const);
  if ('device' in opened) return { gpu: opened, reason: { code: asked ? 'asked' : 'real-adapter' } };
  if (asked) throw new AppError('webgpu-unavailable', { reason: opened.code });
  return { gpu: null, reason: opened };
}

/** Opens every graph on the chosen backend, which then must get the golden numbers right. Takes over the GPU. */
async function* openOn(
  { gpu, reason }: Choice,
  { manifest, sha256, file }: Bundle,
  signal: AbortSignal,
): AsyncGenerator<LoadEvent, Loaded, undefined> {
  await using opening = new AsyncDisposableStack();
  opening.use(gpu);
  const text = createText(manifest, file);
  const graphs = openEngine({ ort: await loadRuntime(), gpu }, manifest, file);
  const engine = opening.use(yield* eachAs(graphs, (progress) => ({ type: 'session', ...progress })));
  signal.throwIfAborted();
  yield { type: 'self-check' };
  const { differences, failed } = await engine.selfCheck();
  if (failed) {
    throw new AppError('backend-wrong-numbers', { stage: failed.stage, difference: String(failed.difference) });
  }
  const backend: BackendReport = { ...placeOf(gpu), reason, selfCheck: differences };
  const model = modelOf({ id: manifest.id, sha256 }, manifest, engine, text, opening.move());
  return { model, summary: summaryOf(manifest, sha256, backend) };
}

const placeOf = (gpu: Gpu | null): Pick<BackendReport, 'backend' | 'detail'> =>
  gpu ? { backend: 'webgpu', detail: gpu.description } : { backend: 'wasm', detail: String(threadCount()) };

/** Why the GPU is given up. A fault of the bundle itself shows again on WASM. */
function distrust(failure: unknown): BackendReason {
  if (!(failure instanceof AppError)) return { code: 'device-failed', message: String(failure) };
  if (failure.code === 'gpu-lost') return { code: 'gpu-lost' };
  const { stage, difference } = failure.detail;
  if (failure.code !== 'backend-wrong-numbers' || stage === undefined) {
    return { code: 'device-failed', message: failure.code };
  }
  return { code: 'self-check-failed', stage, difference: Number(difference) };
}

function modelOf(
  bundle: BundleVersion,
  manifest: Manifest,
  { vision, linvt, blending, language, words, settled }: Engine,
  text: TextPort,
  owned: AsyncDisposableStack,
): Model {
  return {
    bundle,
    videoToken: tokenId(manifest.language.videoToken),
    videoTokens: videoTokenCount(manifest.linvt.queries),
    confidence: manifest.confidence ?? null,
    isEnglishOnly: manifest.languages.join() === 'en',
    ...{ vision, linvt, blending, language, words, text, settled },
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  };
}

const summaryOf = (manifest: Manifest, sha256: string, backend: BackendReport): BundleSummary => ({
  id: manifest.id,
  sha256,
  title: manifest.title,
  about: manifest.about,
  goodAt: manifest.goodAt,
  cannot: manifest.cannot,
  suggestions: manifest.suggestions,
  hasLinvt: manifest.graphs.aggregate !== undefined,
  hasWords: manifest.graphs.words !== undefined,
  world: manifest.world ?? null,
  licence: manifest.licence,
  bytes: bytes(manifest.files.reduce((total, file) => total + file.bytes, 0)),
  visionTokensPerFrame: { rows: manifest.vision.rows, columns: manifest.vision.columns },
  queries: manifest.linvt.queries,
  defaults: manifest.defaults,
  backend,
});

/** The same stream with each event as another. */
async function* eachAs<From, To, Result>(
  stream: AsyncGenerator<From, Result, undefined>,
  as: (event: From) => To,
): AsyncGenerator<To, Result, undefined> {
  await using events = stream;
  let step = await events.next();
  for (; !step.done; step = await events.next()) yield as(step.value);
  return step.value;
}
