import type { FramePixels, PixelFormat } from '../../../domain/frame.ts';
import { mulberry32 } from '../topk/scoreCases.ts';

/** Bytes of a row, and rows, of each plane of a picture. */
const planeSizes: Readonly<Record<PixelFormat, (width: number, height: number) => readonly [number, number][]>> = {
  I420: (w, h) => [[w, h], half(w, h), half(w, h)],
  I420A: (w, h) => [[w, h], half(w, h), half(w, h), [w, h]],
  I422: (w, h) => [
    [w, h],
    [Math.ceil(w / 2), h],
    [Math.ceil(w / 2), h],
  ],
  I444: (w, h) => [
    [w, h],
    [w, h],
    [w, h],
  ],
  NV12: (w, h) => [
    [w, h],
    [2 * Math.ceil(w / 2), Math.ceil(h / 2)],
  ],
  RGBA: (w, h) => [[4 * w, h]],
  RGBX: (w, h) => [[4 * w, h]],
  BGRA: (w, h) => [[4 * w, h]],
  BGRX: (w, h) => [[4 * w, h]],
};

const half = (width: number, height: number): [number, number] => [Math.ceil(width / 2), Math.ceil(height / 2)];

export const allFormats = Object.keys(planeSizes) as PixelFormat[];

export type FrameCase = Pick<FramePixels, 'format' | 'width' | 'height'> & Partial<FramePixels>;

/** A frame of random bytes whose rows are `slack` bytes longer than they need be. */
export function makeFrame({ format, width, height, ...rest }: FrameCase, seed: number, slack = 3): FramePixels {
  let size = 0;
  const planes = planeSizes[format](width, height).map(([bytes, rows]) => {
    const plane = { offset: size, stride: bytes + slack };
    size += rows * plane.stride;
    return plane;
  });
  const random = mulberry32(seed);
  const data = Uint8Array.from({ length: size }, () => random() * 256);
  const isRgb = format.startsWith('RGB') || format.startsWith('BGR');
  const matrix = isRgb ? 'rgb' : 'bt709';
  return { format, width, height, data, planes, matrix, fullRange: isRgb, rotation: 0, ...rest };
}
