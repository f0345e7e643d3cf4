import type { Backend } from '../../domain/answer.ts';
import type { BackendReason, BackendReport, LoadEvent } from '../../protocol/messages.ts';
import { formatBytes, formatCounted, formatPercent } from '../format.ts';
import type { Engine } from '../store/engine.ts';

export const backendNames: Readonly<Record<Backend, string>> = { webgpu: 'WebGPU', wasm: 'WASM' };

/** Why this backend runs. */
export function wordReason(reason: BackendReason): string {
  switch (reason.code) {
    case 'real-adapter':
      return 'This machine has a graphics processor that the browser can compute on.';
    case 'asked':
      return 'The address asks for it.';
    case 'no-webgpu':
      return 'This browser has no WebGPU, so the model runs on the processor.';
    case 'no-adapter':
      return 'The browser found no graphics processor to compute on, so the model runs on the processor.';
    case 'software-adapter':
      return 'The only WebGPU here is emulated in software, which is slower than running on the processor directly.';
    case 'self-check-failed':
      return `The graphics processor gave wrong numbers at ${reason.stage} (off by ${reason.difference.toPrecision(2)}), so the model runs on the processor.`;
    case 'device-failed':
      return `The graphics processor could not be used, so the model runs on the processor: ${reason.message}`;
    case 'gpu-lost':
      return 'The connection to the graphics processor was lost, so the model runs on the processor.';
  }
}

/** 'WASM · 2 threads', 'WebGPU · nvidia hopper' */
export function wordBackend({ backend, detail }: BackendReport): string {
  const where = backend === 'wasm' ? formatCounted(Number(detail), 'thread') : detail;
  return [backendNames[backend], where].filter(Boolean).join(' · ');
}

function wordLoading(progress: LoadEvent | null): string {
  switch (progress?.type) {
    case undefined:
      return 'Starting';
    case 'download':
      return `Loading the model: ${formatPercent(progress.done, progress.total)} of ${formatBytes(progress.total)}`;
    case 'session':
      return `Preparing the model: part ${Math.min(progress.done + 1, progress.total)} of ${progress.total}`;
    case 'self-check':
      return 'Checking the numbers';
    case 'backend-changed':
      return `${backendNames[progress.from]} does not work here; starting on ${backendNames[progress.from === 'webgpu' ? 'wasm' : 'webgpu']}`;
  }
}

/** The state of the engine in one line. */
export function wordEngine(engine: Engine): string {
  if (engine.status === 'loading') return wordLoading(engine.progress);
  return engine.status === 'failed' ? 'No model' : wordBackend(engine.bundle.backend);
}

/** How much of the loading is done, 0 to 1; null when that cannot be told. */
export function loadedPart(progress: LoadEvent | null): number | null {
  if (progress?.type !== 'download' && progress?.type !== 'session') return null;
  return progress.total > 0 ? progress.done / progress.total : null;
}
