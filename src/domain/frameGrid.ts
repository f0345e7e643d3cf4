import type { FramePixels } from './frame.ts';
import { colourTransform } from './frameColour.ts';
import { type Component, componentsOf } from './frameLayout.ts';

/** Cells of a grid across and down: enough to tell pictures apart, too few to see noise. */
const cells = 16;

/** Pixels read of each cell across and down: a cell's mean, without reading every pixel of a large frame. */
const perCell = 4;

const side = cells * perCell;

/** A frame's colours in few numbers: [row, column, rgb], each the mean of its cell in [0, 1]. */
export type ColourGrid = Float32Array;

/**
 * Reads 64 × 64 evenly spaced pixels of a frame, whatever its size, into 16 × 16 cells. As stored, before rotation: only
 * frames of the same clip compare. Alpha is not looked at.
 * @throws RangeError when the frame's data is too short.
 */
export function colourGrid(frame: FramePixels): ColourGrid {
  const [first, second, third] = componentsOf(frame).map((component) => cellMeans(frame.data, component));
  const grid = new Float32Array(cells * cells * 3);
  colourTransform(frame).forEach(([ofFirst, ofSecond, ofThird, constant], channel) => {
    for (let cell = 0; cell < cells * cells; cell++) {
      const [a = 0, b = 0, c = 0] = [first?.[cell], second?.[cell], third?.[cell]];
      grid[3 * cell + channel] = Math.min(1, Math.max(0, ofFirst * a + ofSecond * b + ofThird * c + constant));
    }
  });
  return grid;
}

/** [row, column] means of one component over each cell, 0 … 255, from the pixels at the centres of 64 × 64 equal parts. */
function cellMeans(data: Uint8Array, { offset, stride, step, extentX, extentY }: Component): Float32Array {
  const columns = places(extentX).map((column) => column * step);
  const rows = places(extentY).map((row) => offset + row * stride);
  const means = new Float32Array(cells * cells);
  rows.forEach((row, down) => {
    const cellRow = Math.floor(down / perCell) * cells;
    columns.forEach((column, across) => {
      const cell = cellRow + Math.floor(across / perCell);
      means[cell] = (means[cell] ?? 0) + (data[row + column] ?? 0) / perCell ** 2;
    });
  });
  return means;
}

const places = (extent: number): readonly number[] =>
  Array.from({ length: side }, (_, i) => Math.floor(((i + 0.5) / side) * extent));

/** Compression makes up to this much difference between frames of a still scene; a small thing that moves, more. */
const noise = 0.0005;

/** Mean absolute difference of two grids: 1 from black to white, 0 where they are equal but for noise. */
export function gridDifference(one: ColourGrid, other: ColourGrid): number {
  const sum = one.reduce((total, value, at) => total + Math.abs(value - (other[at] ?? 0)), 0);
  const mean = sum / one.length;
  return mean < noise ? 0 : Math.min(1, mean);
}
