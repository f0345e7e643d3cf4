export type FrameBatch = { readonly add: (text: string) => void; readonly flush: () => void };

/** Collects text and hands it on once per animation frame, however fast it comes; `flush` hands on the rest at once. */
export function createFrameBatch(apply: (text: string) => void): FrameBatch {
  let pending = '';
  let request: number | null = null;
  const flush = () => {
    if (request !== null) cancelAnimationFrame(request);
    request = null;
    const text = pending;
    pending = '';
    if (text !== '') apply(text);
  };
  const add = (text: string) => {
    pending += text;
    request ??= requestAnimationFrame(flush);
  };
  return { add, flush };
}
