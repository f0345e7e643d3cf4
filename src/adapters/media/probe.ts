import { AppError } from '../../domain/errors.ts';

export type ProbeSign = 'alive' | 'through';

/** Milliseconds between two looks at whether the worker gave a sign, and how many in a row without one are too many. */
const look = { pause: 500, tooMany: 8 };

/** A worker that came through its last file: the next is then opened without one being fetched. */
let idle: Worker | null = null;

/**
 * Opens a video in a worker of its own first, which is ended where it falls silent: of a few changed bytes in an index the
 * library makes billions of frames, and would take this worker, with its model, along.
 * @throws AppError 'file-damaged'; the signal's reason
 */
export async function probe(file: File, signal: AbortSignal): Promise<void> {
  const worker = idle ?? start();
  idle = null;
  let isFit = false;
  try {
    isFit = await comesThrough(worker, file, signal);
  } finally {
    if (isFit) keep(worker);
    else worker.terminate();
  }
}

const start = () => new Worker(new URL('./probeWorker.ts', import.meta.url), { type: 'module', name: 'probe' });

function keep(worker: Worker): void {
  idle?.terminate();
  idle = worker;
}

/** Whether the worker can take another file; false where it could not be had at all, which is no fault of this one. */
async function comesThrough(worker: Worker, file: File, signal: AbortSignal): Promise<boolean> {
  const { promise, resolve, reject } = Promise.withResolvers<boolean>();
  const damaged = () => reject(new AppError('file-damaged', { name: file.name }));
  let hasBegun = false;
  let silent = 0;
  // Looks are counted, not time: this worker may be busy itself, and signs then wait for it as long as the clock does.
  const clock = setInterval(() => hasBegun && ++silent >= look.tooMany && damaged(), look.pause);
  const end = new AbortController();
  const onMessage = ({ data: sign }: MessageEvent<ProbeSign>) => {
    [hasBegun, silent] = [true, 0];
    if (sign === 'through') resolve(true);
  };
  worker.addEventListener('message', onMessage, { signal: end.signal });
  worker.addEventListener('error', () => (hasBegun ? damaged() : resolve(false)), { signal: end.signal });
  signal.addEventListener('abort', () => reject(signal.reason), { signal: end.signal });
  worker.postMessage(file);
  return promise.finally(() => {
    clearInterval(clock);
    end.abort();
  });
}
