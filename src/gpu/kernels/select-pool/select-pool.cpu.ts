import { pooledCount } from '../../../domain/linvt.ts';

export type PooledScales = {
  /** [selected, channel] */
  readonly scale1: Float32Array<ArrayBuffer>;
  /** [⌈selected/2⌉, channel] */
  readonly scale2: Float32Array<ArrayBuffer>;
  /** [⌈selected/4⌉, channel] */
  readonly scale4: Float32Array<ArrayBuffer>;
};

/**
 * The selected visual tokens, average-pooled along the token axis at windows 1, 2 and 4, on the CPU (LinVT, section
 * 3.2.1, MTP).
 *
 * @param tokens f32 [token, channel]
 * @param indices [selected]
 * @throws RangeError when an index lies outside the tokens.
 */
export function selectPoolOnCpu(tokens: Float32Array, channels: number, indices: Uint32Array): PooledScales {
  const scale1 = gather(tokens, channels, indices);
  return { scale1, scale2: pool(scale1, channels, 2), scale4: pool(scale1, channels, 4) };
}

function gather(tokens: Float32Array, channels: number, indices: Uint32Array): Float32Array<ArrayBuffer> {
  const rows = new Float32Array(indices.length * channels);
  indices.forEach((index, row) => {
    if ((index + 1) * channels > tokens.length) throw new RangeError(`token ${index} of ${tokens.length / channels}`);
    rows.set(tokens.subarray(index * channels, (index + 1) * channels), row * channels);
  });
  return rows;
}

function pool(rows: Float32Array, channels: number, window: number): Float32Array<ArrayBuffer> {
  const count = rows.length / channels;
  const pooled = new Float32Array(pooledCount(count, window) * channels);
  for (let row = 0; row < count; row++) {
    const start = Math.floor(row / window) * window;
    const share = 1 / Math.min(window, count - start);
    const target = (start / window) * channels;
    for (let channel = 0; channel < channels; channel++) {
      const value = rows[row * channels + channel] as number;
      pooled[target + channel] = (pooled[target + channel] as number) + value * share;
    }
  }
  return pooled;
}
