import type { Backend } from '../../domain/answer.ts';
import type { BackendReason, BackendReport, LoadEvent } from '../../protocol/messages.ts';
import { formatBytes, formatCounted, formatPercent } from '../format.ts';
import type { Engine } from '../store/engine.ts';
import { say } from './language.ts';

export const backendNames: Readonly<Record<Backend, string>> = { webgpu: 'WebGPU', wasm: 'WASM' };

/** Why this backend runs. */
export function wordReason(reason: BackendReason): string {
  switch (reason.code) {
    case 'real-adapter':
      return say('This machine has a graphics processor that the browser can compute on.');
    case 'asked':
      return say('The address asks for it.');
    case 'no-webgpu':
      return say('This browser has no WebGPU, so the model runs on the processor.');
    case 'no-adapter':
      return say('The browser found no graphics processor to compute on, so the model runs on the processor.');
    case 'software-adapter':
      return say(
        'The only WebGPU here is emulated in software, which is slower than running on the processor directly.',
      );
    case 'self-check-failed':
      return say(
        'The graphics processor gave wrong numbers at {stage} (off by {difference}), so the model runs on the processor.',
        { stage: reason.stage, difference: reason.difference.toPrecision(2) },
      );
    case 'device-failed':
      return say('The graphics processor could not be used, so the model runs on the processor: {message}', {
        message: reason.message,
      });
    case 'gpu-lost':
      return say('The connection to the graphics processor was lost, so the model runs on the processor.');
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
      return say('Starting');
    case 'download':
      return say('Loading the model: {part} of {size}', {
        part: formatPercent(progress.done, progress.total),
        size: formatBytes(progress.total),
      });
    case 'session':
      return say('Preparing the model: part {part} of {total}', {
        part: Math.min(progress.done + 1, progress.total),
        total: progress.total,
      });
    case 'self-check':
      return say('Checking the numbers');
    case 'backend-changed':
      return say('{from} does not work here; starting on {to}', {
        from: backendNames[progress.from],
        to: backendNames[progress.from === 'webgpu' ? 'wasm' : 'webgpu'],
      });
  }
}

/** The state of the engine in one line. */
export function wordEngine(engine: Engine): string {
  if (engine.status === 'loading') return wordLoading(engine.progress);
  return engine.status === 'failed' ? say('No model') : wordBackend(engine.bundle.backend);
}

/** How much of the loading is done, 0 to 1; null when that cannot be told. */
export function loadedPart(progress: LoadEvent | null): number | null {
  if (progress?.type !== 'download' && progress?.type !== 'session') return null;
  return progress.total > 0 ? progress.done / progress.total : null;
}
