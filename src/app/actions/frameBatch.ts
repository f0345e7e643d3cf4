export type FrameBatch<Item> = { readonly add: (item: Item) => void; readonly flush: () => void };

/** Collects items and hands them on, in order, once an animation frame, however fast they come; `flush` at once. */
export function createFrameBatch<Item>(apply: (item: Item) => void): FrameBatch<Item> {
  let pending: readonly Item[] = [];
  let request: number | null = null;
  const flush = () => {
    if (request !== null) cancelAnimationFrame(request);
    request = null;
    const items = pending;
    pending = [];
    for (const item of items) apply(item);
  };
  const add = (item: Item) => {
    pending = [...pending, item];
    request ??= requestAnimationFrame(flush);
  };
  return { add, flush };
}
