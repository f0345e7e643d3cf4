import * as ort from 'onnxruntime-web/jspi';
import glue from 'onnxruntime-web/ort-wasm-simd-threaded.jspi.mjs?url';
import binary from 'onnxruntime-web/ort-wasm-simd-threaded.jspi.wasm?url';
import type { Contender } from './contender.ts';

const absolute = (address: string): string => new URL(address, location.origin).href;

ort.env.wasm.wasmPaths = { mjs: absolute(glue), wasm: absolute(binary) };
ort.env.logLevel = 'error';

export type Feeds = Readonly<Record<string, ort.Tensor>>;

/** The graph on ONNX Runtime's CPU provider, tensors in the page's memory. */
export async function ortOnWasm(graph: string, outputs: readonly string[], feeds: Feeds): Promise<Contender> {
  const session = await ort.InferenceSession.create(graph, { executionProviders: ['wasm'] });
  return contender('ORT WASM', session, outputs, feeds, () => Promise.resolve());
}

/** The graph on ONNX Runtime's WebGPU provider, tensors in GPU memory. */
export async function ortOnWebGpu(
  graph: string,
  outputs: readonly string[],
  feeds: Feeds,
  device: GPUDevice,
): Promise<Contender> {
  const session = await ort.InferenceSession.create(graph, {
    executionProviders: [{ name: 'webgpu', device }],
    preferredOutputLocation: 'gpu-buffer',
  });
  return contender('ORT WebGPU', session, outputs, feeds, () => device.queue.onSubmittedWorkDone());
}

function contender(
  name: string,
  session: ort.InferenceSession,
  outputs: readonly string[],
  feeds: Feeds,
  finish: () => Promise<void>,
): Contender {
  let last: ort.InferenceSession.OnnxValueMapType = {};
  return {
    name,
    async run() {
      for (const output of Object.values(last)) output.dispose();
      last = await session.run(feeds);
      await finish();
    },
    result: () => Promise.all(outputs.map(async (output) => Float32Array.from(await numbers(last[output])))),
  };
}

async function numbers(output: ort.OnnxValue | undefined): Promise<number[]> {
  const data = await (output as ort.Tensor).getData();
  return Array.from(data as ArrayLike<number | bigint>, Number);
}

export const tensor = (data: Float32Array | Int32Array | BigInt64Array, dims: readonly number[]): ort.Tensor =>
  new ort.Tensor(data as Float32Array, dims);

export const gpuTensor = (buffer: GPUBuffer, dataType: 'float32' | 'int32', dims: readonly number[]): ort.Tensor =>
  ort.Tensor.fromGpuBuffer(buffer, { dataType, dims });
