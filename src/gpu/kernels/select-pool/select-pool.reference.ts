/**
 * Average of the selected rows over one window along the token axis, by the definition (LinVT, section 3.2.1, MTP).
 *
 * @param tokens f32 [token, channel]
 * @param indices [selected]
 * @returns [⌈selected/window⌉, channel]; a short last window averages what it has.
 */
export function selectPoolReference(
  tokens: Float32Array,
  channels: number,
  indices: Uint32Array,
  window: number,
): Float32Array {
  const pooled = Math.ceil(indices.length / window);
  const result = new Float32Array(pooled * channels);
  for (let row = 0; row < pooled; row++) {
    const chosen = indices.subarray(row * window, (row + 1) * window);
    for (let channel = 0; channel < channels; channel++) {
      const values = Array.from(chosen, (index) => tokens[index * channels + channel] ?? Number.NaN);
      result[row * channels + channel] = values.reduce((sum, value) => sum + value, 0) / values.length;
    }
  }
  return result;
}
