/** Keeps the results of the last few runs of a stage; disposes of the one used longest ago when a new one needs room. */
export class StageCache<T extends Disposable> implements Disposable {
  readonly #entries = new Map<string, T>();
  readonly #capacity: number;

  constructor(capacity: number) {
    this.#capacity = capacity;
  }

  /** The result under `key`, which thereby counts as just used. The cache stays its owner. */
  get(key: string): T | undefined {
    const value = this.#entries.get(key);
    if (value !== undefined) {
      this.#entries.delete(key);
      this.#entries.set(key, value);
    }
    return value;
  }

  /** Takes ownership of `value`. */
  set(key: string, value: T): T {
    this.drop((known) => known === key);
    this.#entries.set(key, value);
    const [oldest] = this.#entries.keys();
    if (this.#entries.size > this.#capacity && oldest !== undefined) this.drop((known) => known === oldest);
    return value;
  }

  /** Disposes of every result whose key `matches`. */
  drop(matches: (key: string) => boolean): void {
    for (const [key, value] of this.#entries) {
      if (!matches(key)) continue;
      this.#entries.delete(key);
      value[Symbol.dispose]();
    }
  }

  [Symbol.dispose](): void {
    this.drop(() => true);
  }
}
