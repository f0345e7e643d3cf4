import type { InferenceSession, Tensor, TypedTensor } from 'onnxruntime-web';
import { AppError, assert } from '../../domain/errors.ts';
import type { GraphName, GraphSpec } from '../../domain/manifest.ts';
import type { Gpu } from './device.ts';
import type { ReadFile } from './golden.ts';
import type { Ort } from './runtime.ts';

/** Where graphs run: the WebGPU device, or WASM where there is none. */
export type Host = { readonly ort: Ort; readonly gpu: Gpu | null };

export type Floats = TypedTensor<'float32'>;
export type Feeds = Readonly<Record<string, Tensor>>;
export type Outputs = ReadonlyMap<string, Floats>;

/** A graph of the bundle, ready to run. */
export interface Graph extends AsyncDisposable {
  /** Names of what it reads; a bundle's graph may leave out what it has no use for. */
  readonly inputs: readonly string[];
  /**
   * Gives every output under its name; the caller disposes of them. On WebGPU they stay on the GPU.
   * @throws AppError 'gpu-lost', 'out-of-memory'
   */
  run(feeds: Feeds): Promise<Outputs>;
}

type OptionalGraph = 'temporal' | 'significance' | 'aggregate' | 'words';
export type Graphs = Readonly<Record<Exclude<GraphName, OptionalGraph>, Graph> & Partial<Record<OptionalGraph, Graph>>>;

/**
 * Makes a graph runnable.
 * @throws AppError 'bundle-invalid' when it is no graph or not the one that the manifest describes.
 */
export async function openGraph(host: Host, name: string, spec: GraphSpec, readFile: ReadFile): Promise<Graph> {
  const guard = <T>(work: Promise<T>): Promise<T> => (host.gpu?.guard(work) ?? work).catch(explain);
  const session = await guard(
    host.ort.InferenceSession.create(readFile(spec.file), sessionOptions(host, spec, readFile)),
  ).catch((cause: unknown) => {
    if (cause instanceof AppError) throw cause;
    throw new AppError('bundle-invalid', { where: name, what: String(cause) }, { cause });
  });
  checkPorts(name, 'input', spec.inputs, session.inputMetadata);
  checkPorts(name, 'output', spec.outputs, session.outputMetadata);
  return {
    inputs: spec.inputs.map((port) => port.name),
    run: async (feeds) => outputsOf(await guard(session.run(feeds))),
    [Symbol.asyncDispose]: () => session.release(),
  };
}

const sessionOptions = (
  { gpu }: Host,
  { data = [] }: GraphSpec,
  readFile: ReadFile,
): InferenceSession.SessionOptions => ({
  ...(gpu
    ? { executionProviders: [{ name: 'webgpu', device: gpu.device }], preferredOutputLocation: 'gpu-buffer' }
    : { executionProviders: ['wasm'] }),
  externalData: data.map((path) => ({ path, data: readFile(path) })),
  logSeverityLevel: 3,
  extra: {
    session: {
      // Widens weights that are stored in fewer bits once, while loading, and not in every run.
      disable_quant_qdq: '1',
      // Packing large weights takes as long as widening them, and one-token steps do not need it.
      ...(data.length > 0 ? { disable_prepacking: '1' } : {}),
    },
  },
});

/** The output of a graph that its manifest promises. */
export function output(outputs: Outputs, name: string): Floats {
  const tensor = outputs.get(name);
  assert(tensor, `the graph gives ${name}`);
  return tensor;
}

function outputsOf(values: InferenceSession.OnnxValueMapType): Outputs {
  return new Map(
    Object.entries(values).map(([name, value]) => {
      assert(value.type === 'float32', `${name} is float32`);
      return [name, value as Floats];
    }),
  );
}

type Port = GraphSpec['inputs'][number];

function checkPorts(
  graph: string,
  kind: 'input' | 'output',
  ports: readonly Port[],
  actual: readonly InferenceSession.ValueMetadata[],
): void {
  const signature = (port: Port) => `${kind} ${port.name} ${port.dtype} ${port.axes.length} axes`;
  const found = new Map(
    actual.map((value) => [
      `${kind} ${value.name} ${value.isTensor ? `${value.type} ${value.shape.length}` : 'no'} axes`,
      value,
    ]),
  );
  const promised = new Set(ports.map(signature));
  const missing = ports.map(signature).find((wanted) => !found.has(wanted));
  const surplus = [...found.keys()].find((given) => !promised.has(given));
  const wrong = missing ?? surplus ?? ports.find((port) => !lengthsAgree(port, found.get(signature(port))))?.name;
  if (wrong) throw new AppError('bundle-invalid', { where: graph, what: `graph and manifest disagree on ${wrong}` });
}

/** Free dimensions go by any name; a length that both fix must be the same. */
function lengthsAgree(port: Port, actual: InferenceSession.ValueMetadata | undefined): boolean {
  if (!actual?.isTensor) return false;
  const bothFixed = (a: unknown, b: unknown): boolean => typeof a === 'number' && typeof b === 'number' && b >= 0;
  return port.axes.every((axis, i) => !bothFixed(axis, actual.shape[i]) || axis === actual.shape[i]);
}

/** ONNX Runtime says what went wrong only in words. */
function explain(cause: unknown): never {
  if (cause instanceof AppError) throw cause;
  if (/bad_alloc|out of memory|failed to allocate|OOM/i.test(String(cause))) {
    throw new AppError('out-of-memory', {}, { cause });
  }
  throw cause;
}
