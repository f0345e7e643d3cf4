import type { FramePixels } from '../frame.ts';
import { type ColourTransform, colourTransform } from '../frameColour.ts';
import { type Component, componentsOf } from '../frameLayout.ts';

/** A frame in the size of its cell, upright: R'G'B' bytes, [row, column, rgb]. */
export type Tile = { readonly width: number; readonly height: number; readonly data: Uint8Array };

/** Pixels of a picture of several frames on its longer side, at most: more than vision encoders read. */
const longestSide = 1024;

/** The size of a cell in a picture of `side` × `side` frames that is as large as one of them, within bounds. */
export function cellSize({ width, height, rotation }: FramePixels, side: number): Pick<Tile, 'width' | 'height'> {
  const [across, down] = rotation % 180 === 0 ? [width, height] : [height, width];
  const scale = Math.min(1, longestSide / Math.max(across, down)) / side;
  return { width: Math.max(1, Math.round(across * scale)), height: Math.max(1, Math.round(down * scale)) };
}

/** Places along one direction of a tile: the bytes to add for each of `samples` evenly spaced samples a pixel. */
type Places = { readonly samples: number; readonly offsets: readonly number[] };

/**
 * A frame made small, each pixel the mean of evenly spaced ones of its area, about as many as it covers.
 * @throws RangeError when the frame's data is too short.
 */
export function tileOf(frame: FramePixels, { width, height }: Pick<Tile, 'width' | 'height'>): Tile {
  const means = componentsOf(frame).map((component) => componentMeans(frame, component, width, height));
  const data = new Uint8Array(3 * width * height);
  colourTransform(frame).forEach((row, channel) => {
    for (let pixel = 0; pixel < width * height; pixel++) data[3 * pixel + channel] = colourByte(means, row, pixel);
  });
  return { width, height, data };
}

function colourByte(means: readonly Float32Array[], row: ColourTransform[number], pixel: number): number {
  const [first = 0, second = 0, third = 0, alpha = 255] = means.map((component) => component[pixel]);
  const colour = row[0] * first + row[1] * second + row[2] * third + row[3];
  return Math.round(Math.min(1, Math.max(0, colour)) * alpha);
}

/** [row, column] means of one component, 0 … 255, as they lie upright. */
function componentMeans(frame: FramePixels, component: Component, width: number, height: number): Float32Array {
  const across = placesAcross(frame, component, width);
  const down = placesDown(frame, component, height);
  const means = new Float32Array(width * height);
  const weight = 1 / (across.samples * down.samples);
  for (let y = 0; y < height; y++) {
    for (let j = 0; j < down.samples; j++) {
      const row = component.offset + (down.offsets[y * down.samples + j] ?? 0);
      for (let at = 0; at < across.offsets.length; at++) {
        const pixel = y * width + Math.floor(at / across.samples);
        means[pixel] = (means[pixel] ?? 0) + weight * (frame.data[row + (across.offsets[at] ?? 0)] ?? 0);
      }
    }
  }
  return means;
}

/* A clockwise turn of 90° shows the stored rows, last first, as columns; one of 270° the columns, last first, as rows. */

const placesAcross = ({ rotation }: FramePixels, { extentX, extentY, step, stride }: Component, count: number) =>
  rotation % 180 === 0
    ? places(extentX, step, count, rotation === 180)
    : places(extentY, stride, count, rotation === 90);

const placesDown = ({ rotation }: FramePixels, { extentX, extentY, step, stride }: Component, count: number) =>
  rotation % 180 === 0
    ? places(extentY, stride, count, rotation === 180)
    : places(extentX, step, count, rotation === 270);

function places(extent: number, bytes: number, count: number, isReversed: boolean): Places {
  const samples = Math.max(1, Math.round(extent / count));
  const total = samples * count;
  const offsets = Array.from({ length: total }, (_, i) => {
    const part = (i + 0.5) / total;
    return bytes * Math.floor((isReversed ? 1 - part : part) * extent);
  });
  return { samples, offsets };
}

/** Tiles of one size on a grid of `side` × `side`, row by row; white where there is none. */
export function gridPicture(tiles: readonly Tile[], side: number): FramePixels {
  const { width, height } = tiles[0] ?? { width: 1, height: 1 };
  const stride = 4 * side * width;
  const data = new Uint8Array(stride * side * height).fill(255);
  tiles.forEach((tile, at) => {
    const corner = Math.floor(at / side) * height * stride + 4 * (at % side) * width;
    for (let pixel = 0; pixel < width * height; pixel++) {
      const place = corner + Math.floor(pixel / width) * stride + 4 * (pixel % width);
      data.set(tile.data.subarray(3 * pixel, 3 * pixel + 3), place);
    }
  });
  return {
    format: 'RGBX',
    width: side * width,
    height: side * height,
    data,
    planes: [{ offset: 0, stride }],
    matrix: 'rgb',
    fullRange: true,
    rotation: 0,
  };
}
