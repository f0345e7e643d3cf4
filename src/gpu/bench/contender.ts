/** One way to do a job. */
export type Contender = {
  readonly name: string;
  /** Does it once; ends when the result is ready where it is made, in GPU memory or in the page's. */
  run(): Promise<void>;
  /** The result of the last run, for comparison. */
  result(): Promise<readonly Float32Array[]>;
};

/** A job at one size, with its data. */
export type Contest = Disposable & {
  /** The result that every contender must come to. */
  readonly expected: readonly Float32Array[];
  readonly contenders: readonly Contender[];
};

/** Milliseconds of each round, by contender. */
export type Timings = Readonly<Record<string, readonly number[]>>;

export type Rounds = {
  readonly most: number;
  readonly least: number;
  /** Ends the race early, but not before the least number of rounds. */
  readonly budgetMs: number;
};

/** What scripts/bench.ts calls in the page. */
export type Bench = {
  readonly titles: readonly string[];
  adapter(): Promise<string>;
  /** @param title One of `titles`. */
  run(title: string, rounds: Rounds): Promise<Timings>;
};

const tolerance = 1e-5;

/** @throws Error when a contender's result is not the expected one: a wrong answer's time means nothing. */
export async function verify({ contenders, expected }: Contest): Promise<void> {
  for (const { name, run, result } of contenders) {
    await run();
    const actual = await result();
    const same = expected.every((values, part) =>
      values.every((value, at) => Math.abs(value - (actual[part]?.[at] ?? Number.NaN)) <= tolerance),
    );
    if (!same) throw new Error(`${name} gives a wrong result`);
  }
}

/** Every contender once a round, each round beginning with another one: what disturbs the machine disturbs all. */
export async function race(contenders: readonly Contender[], rounds: Rounds): Promise<Timings> {
  const timings = new Map<string, number[]>(contenders.map(({ name }) => [name, []]));
  const started = performance.now();
  for (let round = 0; round < rounds.most; round++) {
    if (round >= rounds.least && performance.now() - started > rounds.budgetMs) break;
    for (const contender of rotated(contenders, round)) {
      const before = performance.now();
      await contender.run();
      timings.get(contender.name)?.push(performance.now() - before);
    }
  }
  return Object.fromEntries(timings);
}

const rotated = <T>(items: readonly T[], by: number): readonly T[] => {
  const start = by % items.length;
  return [...items.slice(start), ...items.slice(0, start)];
};
