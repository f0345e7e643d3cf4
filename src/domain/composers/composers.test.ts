import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { NumberParameters } from '../descriptor.ts';
import type { FramePixels, Rotation } from '../frame.ts';
import type { Composer } from './composer.ts';
import { frames } from './frames/frames.ts';
import { grid } from './grid/grid.ts';
import { cellSize, gridPicture, tileOf } from './gridPicture.ts';
import { type ComposerName, composers } from './registry.ts';
import { thumbnail } from './thumbnail/thumbnail.ts';

const names = Object.keys(composers) as ComposerName[];

describe('every composer', () => {
  it('shows every frame, none that is not there, and a frame by itself after pictures of earlier ones only', () => {
    const count = fc.integer({ min: 1, max: 64 });
    fc.assert(
      fc.property(fc.constantFrom(...names), count, fc.integer({ min: 2, max: 6 }), (name, frameCount, across) => {
        const composer: Composer<NumberParameters> = composers[name];
        const pictures = composer.layout(frameCount, { across });
        const shown = new Set(pictures.flatMap((picture) => picture.frames));
        expect([...shown].toSorted((a, b) => a - b)).toEqual(Array.from({ length: frameCount }, (_, i) => i));
        for (const [at, picture] of pictures.entries()) {
          const earlier = pictures.slice(0, at).flatMap((other) => other.frames);
          if (picture.side === 1) expect(Math.max(-1, ...earlier)).toBeLessThan(picture.frames[0] ?? 0);
        }
        expect(pictures.every((picture) => picture.frames.length <= picture.side ** 2)).toBe(true);
      }),
    );
  });
});

it('frames as they are have a picture each', () => {
  expect(frames.layout(3, {}).map((picture) => picture.frames)).toEqual([[0], [1], [2]]);
});

it('a grid takes runs of frames, and leaves cells empty in its last picture', () => {
  expect(grid.layout(6, { across: 2 })).toEqual([
    { side: 2, frames: [0, 1, 2, 3] },
    { side: 2, frames: [4, 5] },
  ]);
});

it('a thumbnail of evenly chosen frames follows the frames themselves', () => {
  expect(thumbnail.layout(8, { across: 2 }).at(-1)).toEqual({ side: 2, frames: [1, 3, 5, 7] });
  expect(thumbnail.layout(8, { across: 2 })).toHaveLength(9);
});

type Colour = readonly [red: number, green: number, blue: number];

/** An RGBX frame painted pixel by pixel. */
function painted(width: number, height: number, rotation: Rotation, paint: (x: number, y: number) => Colour) {
  const data = new Uint8Array(4 * width * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) data.set(paint(x, y), 4 * (y * width + x));
  }
  const planes = [{ offset: 0, stride: 4 * width }];
  return {
    format: 'RGBX',
    width,
    height,
    data,
    planes,
    matrix: 'rgb',
    fullRange: true,
    rotation,
  } satisfies FramePixels;
}

const pixelsOf = ({ data }: { readonly data: Uint8Array }, size: number): readonly (readonly number[])[] =>
  Array.from({ length: data.length / size }, (_, at) => [...data.subarray(at * size, at * size + 3)]);

const red: Colour = [255, 0, 0];
const blue: Colour = [0, 0, 255];

describe('a tile', () => {
  it('has the mean of the pixels that it stands for', () => {
    const checked = painted(4, 4, 0, (x, y) => ((x + y) % 2 === 0 ? [200, 0, 0] : [0, 100, 0]));
    expect(pixelsOf(tileOf(checked, { width: 2, height: 2 }), 3)).toEqual(Array(4).fill([100, 50, 0]));
  });

  it.each([
    [0, [red, red, blue, blue]],
    [90, [blue, red, blue, red]],
    [180, [blue, blue, red, red]],
    [270, [red, blue, red, blue]],
  ] as const)('stands upright, turned clockwise by %i°', (rotation, upright) => {
    const topRed = painted(2, 2, rotation, (_, y) => (y === 0 ? red : blue));
    expect(pixelsOf(tileOf(topRed, { width: 2, height: 2 }), 3)).toEqual(upright);
  });

  it('is as large as the picture allows, and keeps the frame’s upright shape', () => {
    const shape = (width: number, height: number, rotation: Rotation, side: number) =>
      cellSize(
        painted(width, height, rotation, () => red),
        side,
      );
    expect(shape(64, 32, 0, 2)).toEqual({ width: 32, height: 16 });
    expect(shape(64, 32, 90, 2)).toEqual({ width: 16, height: 32 });
    expect(shape(2048, 8, 0, 4)).toEqual({ width: 256, height: 1 });
    expect(shape(1, 1, 0, 6)).toEqual({ width: 1, height: 1 });
  });

  it('of one colour has that colour, whatever the sizes', () => {
    const size = fc.integer({ min: 1, max: 24 });
    const channel = fc.integer({ min: 0, max: 255 });
    fc.assert(
      fc.property(
        size,
        size,
        size,
        size,
        fc.tuple(channel, channel, channel),
        (width, height, across, down, colour) => {
          const tile = tileOf(
            painted(width, height, 0, () => colour),
            { width: across, height: down },
          );
          for (const pixel of pixelsOf(tile, 3)) expect(pixel).toEqual(colour);
        },
      ),
    );
  });
});

it('a picture has its tiles row by row, and is white where there is none', () => {
  const tile = (colour: Colour) =>
    tileOf(
      painted(1, 1, 0, () => colour),
      { width: 1, height: 1 },
    );
  const picture = gridPicture([tile(red), tile(blue), tile([0, 255, 0])], 2);
  expect([picture.width, picture.height]).toEqual([2, 2]);
  expect(pixelsOf(picture, 4)).toEqual([red, blue, [0, 255, 0], [255, 255, 255]]);
});
