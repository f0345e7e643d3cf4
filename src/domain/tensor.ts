import { assert } from './errors.ts';

/** A dense float32 tensor in memory: row-major, contiguous, no batch axis; `shape[i]` is the length of `axes[i]`. */
export type Tensor<Axes extends readonly string[] = readonly string[]> = {
  readonly axes: Axes;
  readonly shape: { readonly [K in keyof Axes]: number };
  readonly data: Float32Array;
};

/** Number of elements of a shape; 1 for a scalar. */
export const elementCount = (shape: readonly number[]): number => shape.reduce((count, length) => count * length, 1);

/** @throws Error when `data` does not fill `shape`. */
export function tensor<const Axes extends readonly string[]>(
  axes: Axes,
  shape: { readonly [K in keyof Axes]: number },
  data: Float32Array,
): Tensor<Axes> {
  const lengths: readonly number[] = shape;
  assert(elementCount(lengths) === data.length, `${axes.join('×')} of ${lengths.join('×')} in ${data.length} elements`);
  return { axes, shape, data };
}
