import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FramePixels } from './frame.ts';
import { colourGrid, gridDifference } from './frameGrid.ts';

type Paint = (x: number, y: number) => readonly [red: number, green: number, blue: number];

/** An RGBX frame, painted pixel by pixel, with three bytes of slack after each row. */
function painted(width: number, height: number, paint: Paint): FramePixels {
  const stride = 4 * width + 3;
  const data = new Uint8Array(stride * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) data.set(paint(x, y), y * stride + 4 * x);
  }
  const planes = [{ offset: 0, stride }];
  return { format: 'RGBX', width, height, data, planes, matrix: 'rgb', fullRange: true, rotation: 0 };
}

/** A frame of one luma and neutral chroma. */
function grey(luma: number, width: number, height: number): FramePixels {
  const half = Math.ceil(width / 2) * Math.ceil(height / 2);
  const data = new Uint8Array(width * height + 2 * half).fill(128);
  data.fill(luma, 0, width * height);
  const planes = [
    { offset: 0, stride: width },
    { offset: width * height, stride: Math.ceil(width / 2) },
    { offset: width * height + half, stride: Math.ceil(width / 2) },
  ];
  return { format: 'I420', width, height, data, planes, matrix: 'bt709', fullRange: false, rotation: 0 };
}

const plain = (...colour: readonly [number, number, number]) => colourGrid(painted(40, 30, () => colour));
const cellAt = (grid: Float32Array, row: number, column: number) => [
  ...grid.subarray(3 * (16 * row + column), 3 * (16 * row + column) + 3),
];

describe('the colour grid of a frame', () => {
  it('has its mean red, green and blue in each of 16 × 16 cells', () => {
    const grid = colourGrid(painted(64, 64, (x, y) => (x < 32 ? [255, 0, 0] : [0, 0, y < 32 ? 255 : 51])));
    expect(grid).toHaveLength(16 * 16 * 3);
    expect(cellAt(grid, 3, 0)).toEqual([1, 0, 0]);
    expect(cellAt(grid, 3, 15)).toEqual([0, 0, 1]);
    expect(cellAt(grid, 15, 15)).toEqual([0, 0, expect.closeTo(0.2, 6)]);
  });

  it('is a mean over a cell, not one pixel of it', () => {
    const chequered = colourGrid(painted(64, 64, (x, y) => ((x + y) % 2 === 0 ? [255, 255, 255] : [0, 0, 0])));
    expect(cellAt(chequered, 7, 7)).toEqual([0.5, 0.5, 0.5]);
  });

  it('reads studio-range luma and chroma as the colours they mean', () => {
    const side = fc.integer({ min: 1, max: 200 });
    fc.assert(
      fc.property(fc.integer({ min: 16, max: 235 }), side, side, (luma, width, height) => {
        const grid = colourGrid(grey(luma, width, height));
        const value = (luma - 16) / 219;
        expect(Math.max(...grid.map((channel) => Math.abs(channel - value)))).toBeLessThan(1e-4);
      }),
      { numRuns: 30 },
    );
  }, 60_000);

  it('refuses data that is too short', () => {
    const frame = painted(40, 30, () => [0, 0, 0]);
    expect(() => colourGrid({ ...frame, data: frame.data.subarray(0, 100) })).toThrow(RangeError);
  });
});

describe('the difference of two frames', () => {
  it('is nothing between equal ones and one between black and white', () => {
    expect(gridDifference(plain(9, 99, 200), plain(9, 99, 200))).toBe(0);
    expect(gridDifference(plain(0, 0, 0), plain(255, 255, 255))).toBeCloseTo(1, 6);
  });

  it('is nothing between two that only compression tells apart', () => {
    const speckled = colourGrid(painted(64, 64, (x, y) => (x % 16 === 0 && y % 8 === 0 ? [9, 9, 9] : [8, 8, 8])));
    expect(gridDifference(plain(8, 8, 8), speckled)).toBe(0);
  });

  it('sees a change of colour at equal lightness', () => {
    expect(gridDifference(plain(255, 0, 0), plain(0, 130, 0))).toBeGreaterThan(0.4);
  });

  it('grows with the part of the picture that changes', () => {
    const before = plain(0, 0, 0);
    const patch = (size: number) =>
      colourGrid(painted(40, 30, (x, y) => (x < size && y < size ? [255, 255, 255] : [0, 0, 0])));
    const [small, large] = [patch(5), patch(15)].map((after) => gridDifference(before, after));
    expect(small).toBeGreaterThan(0);
    expect(large).toBeGreaterThan(small ?? 1);
  });
});
