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
  const [first, second, third] = componentsOf(frame).map((component) => readEvenly(frame.data, component));
  const rows = colourTransform(frame);
  const grid = new Float32Array(cells * cells * 3);
  for (let at = 0; at < side * side; at++) {
    const [a, b, c] = [first?.[at] ?? 0, second?.[at] ?? 0, third?.[at] ?? 0];
    const cell = 3 * cellOf(at);
    rows.forEach(([ofA, ofB, ofC, constant], channel) => {
      const colour = Math.min(1, Math.max(0, ofA * a + ofB * b + ofC * c + constant));
      grid[cell + channel] = (grid[cell + channel] ?? 0) + colour / perCell ** 2;
    });
  }
  return grid;
}

/** The cell that a read pixel lies in. */
function cellOf(at: number): number {
  const column = at % side;
  const row = (at - column) / side;
  return Math.floor(row / perCell) * cells + Math.floor(column / perCell);
}

/** [row, column] of one component at the centres of 64 × 64 equal parts of the picture, 0 … 255. */
function readEvenly(data: Uint8Array, component: Component): Uint8Array {
  const { offset, stride, step } = component;
  const columns = places(component.extentX).map((column) => column * step);
  const rows = places(component.extentY).map((row) => offset + row * stride);
  const read = new Uint8Array(side * side);
  rows.forEach((row, down) => {
    columns.forEach((column, across) => {
      read[down * side + across] = data[row + column] ?? 0;
    });
  });
  return read;
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
