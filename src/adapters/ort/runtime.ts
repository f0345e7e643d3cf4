import type * as OrtModule from 'onnxruntime-web';
import jspiGlue from 'onnxruntime-web/ort-wasm-simd-threaded.jspi.mjs?url';
import jspiBinary from 'onnxruntime-web/ort-wasm-simd-threaded.jspi.wasm?url';
import plainGlue from 'onnxruntime-web/ort-wasm-simd-threaded.mjs?url';
import plainBinary from 'onnxruntime-web/ort-wasm-simd-threaded.wasm?url';

export type Ort = typeof OrtModule;

/** Only the build with JavaScript Promise Integration runs graphs on WebGPU; the other is for browsers that lack it. */
export const hasPromiseIntegration = (): boolean => 'Suspending' in WebAssembly;

/** Small steps of decoding do not get faster with more threads, and encoding hardly does beyond these. */
const mostThreads = 4;

/** Threads need shared memory, which needs cross-origin isolation. One core is left to the page. */
export const threadCount = (): number =>
  crossOriginIsolated ? Math.max(1, Math.min(mostThreads, navigator.hardwareConcurrency - 1)) : 1;

/** ONNX Runtime, from this application's own address: its default is another origin. */
export async function loadRuntime(): Promise<Ort> {
  const integrated = hasPromiseIntegration();
  const ort: Ort = await (integrated ? import('onnxruntime-web/jspi') : import('onnxruntime-web/wasm'));
  const [mjs, wasm] = integrated ? [jspiGlue, jspiBinary] : [plainGlue, plainBinary];
  ort.env.wasm.wasmPaths = { mjs: absolute(mjs), wasm: absolute(wasm) };
  ort.env.wasm.numThreads = threadCount();
  ort.env.logLevel = 'error';
  return ort;
}

const absolute = (address: string): string => new URL(address, location.origin).href;
