/** Lets one stream of model work run at a time: overlapping runs would share one backend and one memory. */
export class Turns {
  #last: Promise<void> = Promise.resolve();

  /** Runs `work` when all earlier work has ended, however it ended. */
  async *inTurn<Event, Result>(
    work: () => AsyncGenerator<Event, Result, undefined>,
    signal: AbortSignal,
  ): AsyncGenerator<Event, Result, undefined> {
    const before = this.#last;
    let end = () => {};
    const ended = new Promise<void>((resolve) => {
      end = resolve;
    });
    this.#last = before.then(() => ended);
    try {
      await before;
      signal.throwIfAborted();
      return yield* work();
    } finally {
      end();
    }
  }
}
