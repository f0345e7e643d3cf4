import { AppError } from '../domain/errors.ts';
import type { CallId, CallName, Calls, ToPage, ToWorker } from './messages.ts';

/** The part of a Worker that the client uses. */
export type WorkerPort = {
  postMessage(message: ToWorker): void;
  addEventListener(type: 'message', listener: (event: { readonly data: ToPage }) => void): void;
  addEventListener(type: 'error' | 'messageerror', listener: (event: { readonly message?: string }) => void): void;
};

export type Client = {
  /**
   * Starts when first pulled. Yields the call's events and returns its result; leaving the loop early cancels the work.
   * @throws AppError for an expected failure; the signal's reason when cancelled.
   */
  call<N extends CallName>(
    name: N,
    input: Calls[N]['input'],
    signal?: AbortSignal,
  ): AsyncGenerator<Calls[N]['event'], Calls[N]['result'], undefined>;
};

type Pull = { readonly resolve: (reply: ToPage) => void; readonly reject: (reason: unknown) => void };

/** The page's end of the contract. One client a worker. */
export function createClient(worker: WorkerPort): Client {
  const pulls = new Map<CallId, Pull>();
  let lastId: CallId = 0;

  worker.addEventListener('message', ({ data }) => {
    pulls.get(data.id)?.resolve(data);
    pulls.delete(data.id);
  });
  const fail = ({ message }: { readonly message?: string }) => {
    const failure = new AppError('internal', { message: message ?? 'The worker ended.' });
    for (const pull of pulls.values()) pull.reject(failure);
    pulls.clear();
  };
  worker.addEventListener('error', fail);
  worker.addEventListener('messageerror', fail);

  const pull = (id: CallId): Promise<ToPage> =>
    new Promise((resolve, reject) => {
      pulls.set(id, { resolve, reject });
      worker.postMessage({ id, kind: 'pull' });
    });

  return {
    async *call<N extends CallName>(name: N, input: Calls[N]['input'], signal?: AbortSignal) {
      signal?.throwIfAborted();
      const id = ++lastId;
      const cancel = () => worker.postMessage({ id, kind: 'cancel' });
      signal?.addEventListener('abort', cancel);
      worker.postMessage({ id, kind: 'call', name, input } as ToWorker);
      let ended = false;
      try {
        for (;;) {
          const reply = await pull(id);
          ended = reply.kind !== 'event';
          if (reply.kind === 'event') yield reply.event as Calls[N]['event'];
          else return resultOf<N>(reply, signal);
        }
      } finally {
        signal?.removeEventListener('abort', cancel);
        if (!ended) cancel();
      }
    },
  };
}

function resultOf<N extends CallName>(
  reply: Exclude<ToPage, { kind: 'event' }>,
  signal?: AbortSignal,
): Calls[N]['result'] {
  switch (reply.kind) {
    case 'result':
      return reply.result as Calls[N]['result'];
    case 'cancelled':
      throw signal?.reason ?? new DOMException('The call was cancelled.', 'AbortError');
    case 'error':
      throw new AppError(reply.code, reply.detail, { cause: new Error(reply.message) });
  }
}
