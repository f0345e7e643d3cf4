import type { FramePixels } from '../../../domain/frame.ts';
import { type ColourTransform, colourTransform } from '../../../domain/frameColour.ts';
import { type Component, componentsOf } from '../../../domain/frameLayout.ts';
import { pixelValueCount, type Target } from './target.ts';

/** For each output position: the first sample that counts, and the weights of those from there on. */
type Filter = readonly { readonly first: number; readonly weights: Float32Array }[];

/**
 * Writes one frame's pixel_values [rgb, height, width] on the CPU, as preprocess.wgsl does: antialiased bilinear
 * resize of each component (triangle filter, support = max(1, scale), half-pixel centres: PIL's BILINEAR), R'G'B'
 * clamped to [0, 1], composited over black, normalised, upright.
 *
 * @param pixelValues The frame's part of the batch, 3 × height × width elements.
 * @throws RangeError when a length does not fit.
 */
export function preprocessOnCpu(frame: FramePixels, target: Target, pixelValues: Float32Array): void {
  if (pixelValues.length !== pixelValueCount(target)) {
    throw new RangeError(`pixel_values: ${pixelValues.length} elements for ${pixelValueCount(target)}`);
  }
  const turned = frame.rotation % 180 !== 0;
  const [columns, rows] = turned ? [target.height, target.width] : [target.width, target.height];
  const resized = componentsOf(frame).map((component) => resize(frame.data, component, columns, rows));
  const alpha = resized[3];
  colourTransform(frame).forEach((row, channel) => {
    const pixels = target.width * target.height;
    const channelValues = pixelValues.subarray(channel * pixels, (channel + 1) * pixels);
    const mean = target.mean[channel] as number;
    const std = target.std[channel] as number;
    for (let pixel = 0; pixel < pixels; pixel++) {
      const at = beforeTurn(frame, pixel, target);
      channelValues[pixel] = (colourAt(resized, row, at) * ((alpha?.[at] ?? 255) / 255) - mean) / std;
    }
  });
}

function colourAt(resized: readonly Float32Array[], row: ColourTransform[number], at: number): number {
  const [first, second, third] = resized as readonly [Float32Array, Float32Array, Float32Array];
  const colour =
    row[0] * (first[at] as number) + row[1] * (second[at] as number) + row[2] * (third[at] as number) + row[3];
  return Math.min(1, Math.max(0, colour));
}

/** Index, in the resized picture before it is turned, of upright pixel number `pixel`. */
function beforeTurn({ rotation }: FramePixels, pixel: number, { width, height }: Target): number {
  const x = pixel % width;
  const y = (pixel - x) / width;
  if (rotation === 90) return (width - 1 - x) * height + y;
  if (rotation === 180) return width * height - 1 - pixel;
  if (rotation === 270) return x * height + (height - 1 - y);
  return pixel;
}

/** [row, column] of one component, values 0 … 255; down first, since rows are contiguous. */
function resize(data: Uint8Array, component: Component, columns: number, rows: number): Float32Array {
  const across = triangleFilter(component.extentX, component.columns, columns);
  const down = triangleFilter(component.extentY, component.rows, rows);
  const resized = new Float32Array(rows * columns);
  const line = new Float32Array(component.columns);
  down.forEach((taps, row) => {
    mixRows(data, component, taps, line);
    across.forEach(({ first, weights }, column) => {
      let sum = 0;
      for (let tap = 0; tap < weights.length; tap++) {
        sum += (weights[tap] as number) * (line[first + tap] as number);
      }
      resized[row * columns + column] = sum;
    });
  });
  return resized;
}

/** The weighted sum of some rows, into `line`. */
function mixRows(
  data: Uint8Array,
  { offset, stride, step }: Component,
  { first, weights }: Filter[number],
  line: Float32Array,
): void {
  line.fill(0);
  weights.forEach((weight, tap) => {
    let byte = offset + (first + tap) * stride;
    for (let column = 0; column < line.length; column++) {
      line[column] = (line[column] as number) + weight * (data[byte] as number);
      byte += step;
    }
  });
}

function triangleFilter(extent: number, samples: number, outputs: number): Filter {
  const scale = extent / outputs;
  const support = Math.max(1, scale);
  return Array.from({ length: outputs }, (_, output) => {
    const centre = (output + 0.5) * scale;
    const first = Math.max(0, Math.floor(centre - support + 0.5));
    const end = Math.min(samples, Math.floor(centre + support + 0.5));
    const weights = Float32Array.from({ length: end - first }, (_, tap) =>
      Math.max(0, 1 - Math.abs((first + tap + 0.5 - centre) / support)),
    );
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    return { first, weights: weights.map((weight) => weight / total) };
  });
}
