import type { App } from '../actions/app.ts';

/** Something of the page whose code is fetched when it is wanted, so that the first view does not wait for it. */
export type Part<Value, Host = App> = {
  /** Null until it was fetched. */
  readonly here: () => Value | null;
  /**
   * Rejects when it cannot be fetched; the next call tries again. (React.lazy would keep the failure for good. So do
   * browsers that keep failed modules, until whatwg/html#10327 is in all of them: there only a reload helps.)
   */
  readonly fetch: (host: Host) => Promise<Value>;
};

/** @param load called until it has succeeded once */
export function partOf<Value, Host = App>(load: (host: Host) => Promise<Value>): Part<Value, Host> {
  let value: Value | null = null;
  let coming: Promise<Value> | null = null;
  const loadOnce = async (host: Host): Promise<Value> => {
    try {
      value = await load(host);
      return value;
    } catch (cause) {
      coming = null;
      throw cause;
    }
  };
  const fetch = (host: Host): Promise<Value> => {
    coming ??= loadOnce(host);
    return coming;
  };
  return { here: () => value, fetch };
}
