import type { GraphName, Manifest } from '../../domain/manifest.ts';
import type { BlendPort, LanguagePort, LinvtPort, VisionPort, WordsPort } from '../../pipeline/ports.ts';
import { createBlending } from './blending.ts';
import type { ReadFile } from './golden.ts';
import { createLanguageModel } from './languageModel.ts';
import { createLinvt } from './linvt.ts';
import { preprocessOnGpu, preprocessWithoutGpu } from './preprocessing.ts';
import { selectOnCpu, selectOnGpu } from './selection.ts';
import { type SelfCheck, selfCheck } from './selfCheck.ts';
import { type Graph, type Graphs, type Host, openGraph } from './session.ts';
import { cpuMemory, gpuMemory } from './tensorBridge.ts';
import { createVision } from './visionEncoder.ts';
import { createWords } from './words.ts';

/** A bundle's graphs, ready to run on one backend. */
export type Engine = AsyncDisposable & {
  readonly vision: VisionPort;
  readonly linvt: LinvtPort;
  readonly blending: BlendPort;
  readonly language: LanguagePort;
  readonly words: WordsPort | null;
  /** Resolves when all work handed to the backend so far is done. */
  settled(): Promise<void>;
  /** Runs the bundle's golden clip through every stage. */
  selfCheck(): Promise<SelfCheck>;
};

export type SessionProgress = { readonly graph: GraphName; readonly done: number; readonly total: number };

/**
 * Opens every graph of the bundle.
 * @throws AppError 'bundle-invalid', 'out-of-memory', 'gpu-lost'
 */
export async function* openEngine(
  host: Host,
  manifest: Manifest,
  readFile: ReadFile,
): AsyncGenerator<SessionProgress, Engine, undefined> {
  await using opening = new AsyncDisposableStack();
  const names = Object.keys(manifest.graphs) as GraphName[];
  const graphs: Partial<Record<GraphName, Graph>> = {};
  for (const [done, name] of names.entries()) {
    yield { graph: name, done, total: names.length };
    const spec = manifest.graphs[name];
    if (spec) graphs[name] = opening.use(await openGraph(host, name, spec, readFile));
  }
  const engine = await assemble(host, manifest, graphs as Graphs, readFile);
  const owned = opening.move();
  return { ...engine, [Symbol.asyncDispose]: () => owned.disposeAsync() };
}

async function assemble(
  host: Host,
  manifest: Manifest,
  graphs: Graphs,
  readFile: ReadFile,
): Promise<Omit<Engine, keyof AsyncDisposable>> {
  const { memory, select, preprocess } = await placeOf(host, manifest);
  const language = { ort: host.ort, ...graphs, memory };
  const linvt = createLinvt(manifest, { ...graphs, select, memory });
  return {
    vision: createVision(manifest, { ...graphs, preprocess, memory }),
    linvt,
    blending: createBlending(manifest, memory),
    language: createLanguageModel(manifest.language, language),
    words: createWords(manifest, graphs, memory, readFile),
    settled: () => memory.settled(),
    selfCheck: () => selfCheck({ manifest, readFile, graphs, memory, linvt, language }),
  };
}

/** What runs outside the graphs, where the graphs run. */
async function placeOf({ ort, gpu }: Host, { vision }: Manifest) {
  if (!gpu) {
    const memory = cpuMemory(ort);
    return { memory, select: selectOnCpu(memory), preprocess: preprocessWithoutGpu(vision, memory) };
  }
  const memory = gpuMemory(ort, gpu);
  const [select, preprocess] = await Promise.all([
    selectOnGpu(gpu.device, memory),
    preprocessOnGpu(vision, gpu.device, memory),
  ]);
  return { memory, select, preprocess };
}
