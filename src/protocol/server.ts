import { AppError } from '../domain/errors.ts';
import type { CallId, CallName, Calls, ToPage, ToWorker } from './messages.ts';

/** The part of a worker's global scope that the server uses. */
export type PagePort = {
  postMessage(message: ToPage): void;
  addEventListener(type: 'message', listener: (event: { readonly data: ToWorker }) => void): void;
};

export type Handlers = {
  readonly [N in CallName]: (
    input: Calls[N]['input'],
    signal: AbortSignal,
  ) => AsyncGenerator<Calls[N]['event'], Calls[N]['result'], undefined>;
};

type Stream = AsyncGenerator<Calls[CallName]['event'], Calls[CallName]['result'], undefined>;
type Running = { readonly stream: Stream; readonly controller: AbortController };

/** The worker's end of the contract: runs each call as its handler's stream, one step a pull. */
export function serve(page: PagePort, handlers: Handlers): void {
  const running = new Map<CallId, Running>();

  const step = async (id: CallId, { stream, controller }: Running): Promise<ToPage> => {
    try {
      const { done, value } = await stream.next();
      if (!done) return { id, kind: 'event', event: value as Calls[CallName]['event'] };
      return { id, kind: 'result', result: value as Calls[CallName]['result'] };
    } catch (failure) {
      return controller.signal.aborted ? { id, kind: 'cancelled' } : failureReply(id, failure);
    }
  };

  const pull = async (id: CallId): Promise<void> => {
    const call = running.get(id);
    const reply: ToPage = call === undefined ? { id, kind: 'cancelled' } : await step(id, call);
    if (reply.kind !== 'event') running.delete(id);
    page.postMessage(reply);
  };

  const cancel = (id: CallId): void => {
    const call = running.get(id);
    if (call === undefined) return;
    call.controller.abort();
    running.delete(id);
    // A stream between two pulls is ended here; one at work ends by its signal, and this return waits its turn.
    void call.stream.return(undefined as never).catch(() => undefined);
  };

  page.addEventListener('message', ({ data }) => {
    switch (data.kind) {
      case 'call': {
        const controller = new AbortController();
        const handler = handlers[data.name] as (input: unknown, signal: AbortSignal) => Stream;
        running.set(data.id, { stream: handler(data.input, controller.signal), controller });
        return;
      }
      case 'pull':
        void pull(data.id);
        return;
      case 'cancel':
        cancel(data.id);
    }
  });
}

function failureReply(id: CallId, failure: unknown): ToPage {
  const message = failure instanceof Error ? `${failure.name}: ${failure.message}` : String(failure);
  if (failure instanceof AppError) return { id, kind: 'error', code: failure.code, detail: failure.detail, message };
  return { id, kind: 'error', code: 'internal', detail: { message }, message };
}
