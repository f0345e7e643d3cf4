import type { Backend } from '../../domain/answer.ts';
import type { BackendReport, LoadEvent } from '../../protocol/messages.ts';
import { formatBytes, formatCounted, formatPercent } from '../format.ts';
import type { Engine } from '../store/engine.ts';
import { say } from './language.ts';

export const backendNames: Readonly<Record<Backend, string>> = { webgpu: 'WebGPU', wasm: 'WASM' };

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
