import type { Client } from '../../protocol/client.ts';
import type { HistoryDatabase } from '../history/database.ts';
import { databaseLater } from '../history/databaseLater.ts';
import type { State, Store } from '../store/store.ts';

/** What the page does on the user's behalf; at most one of each kind runs. Columns go by their key. */
type Job =
  | 'load'
  | 'open'
  | 'watch'
  | 'curve'
  | 'words'
  | 'ask'
  | 'compare'
  | 'evaluate'
  | 'replay'
  | 'make'
  | `look-${number}`
  | `answer-${number}`;

export type Jobs = {
  /** Ends the running job of this kind, and gives the signal of the next. */
  start(job: Job): AbortSignal;
  stop(job: Job): void;
};

function createJobs(): Jobs {
  const running = new Map<Job, AbortController>();
  const stop = (job: Job) => running.get(job)?.abort();
  const start = (job: Job) => {
    stop(job);
    const controller = new AbortController();
    running.set(job, controller);
    return controller.signal;
  };
  return { start, stop };
}

/** What every action works on. */
export type App = {
  readonly store: Store;
  readonly client: Client;
  readonly jobs: Jobs;
  readonly database: HistoryDatabase;
};

export const createApp = (store: Store, client: Client): App => ({
  store,
  client,
  jobs: createJobs(),
  database: databaseLater(),
});

/** Replaces one slice by what `change` makes of it. */
export function update<Slice extends keyof State>(
  { store }: Pick<App, 'store'>,
  slice: Slice,
  change: (value: State[Slice]) => State[Slice],
): void {
  store.setState((state) => ({ [slice]: change(state[slice]) }) as Pick<State, Slice>);
}

/** Hands each event of a call to `onEvent` and gives its result. */
export async function follow<Event, Result>(
  stream: AsyncGenerator<Event, Result, undefined>,
  onEvent: (event: Event) => void,
): Promise<Result> {
  for (;;) {
    const step = await stream.next();
    if (step.done) return step.value;
    onEvent(step.value);
  }
}
