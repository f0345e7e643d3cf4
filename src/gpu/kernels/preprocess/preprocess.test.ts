import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ColourMatrix, FramePixels, Rotation } from '../../../domain/frame.ts';
import { allFormats, makeFrame } from './frameCases.ts';
import { preprocessOnCpu } from './preprocess.cpu.ts';
import { preprocessReference } from './preprocess.reference.ts';
import { pixelValueCount, type Target } from './target.ts';

const plain: Target = { width: 2, height: 2, mean: [0, 0, 0], std: [1, 1, 1] };

function preprocess(frame: FramePixels, target: Target): Float32Array {
  const pixelValues = new Float32Array(pixelValueCount(target));
  preprocessOnCpu(frame, target, pixelValues);
  return pixelValues;
}

const largestDifference = (a: Float32Array, b: Float32Array): number =>
  a.reduce((largest, value, at) => Math.max(largest, Math.abs(value - (b[at] as number))), 0);

/** One colour, as the three components of an I444 frame, to 8-bit R'G'B'. */
function colourOf(yuv: readonly number[], matrix: ColourMatrix, fullRange: boolean): number[] {
  const planes = [0, 1, 2].map((offset) => ({ offset, stride: 1 }));
  const data = Uint8Array.from(yuv);
  const frame = { format: 'I444', width: 1, height: 1, data, planes, matrix, fullRange, rotation: 0 } as const;
  return [...preprocess(frame, { ...plain, width: 1, height: 1 })].map((value) => Math.round(value * 255));
}

describe('preprocessing on the CPU', () => {
  it('equals the definition for every format, size, matrix, range and rotation', () => {
    const side = fc.integer({ min: 1, max: 12 });
    const cases = fc.record({
      format: fc.constantFrom(...allFormats),
      width: side,
      height: side,
      matrix: fc.constantFrom<ColourMatrix>('bt601', 'bt709', 'bt2020-ncl', 'rgb'),
      fullRange: fc.boolean(),
      rotation: fc.constantFrom<Rotation>(0, 90, 180, 270),
    });
    const targets = fc.record({
      width: side,
      height: side,
      mean: fc.constant<[number, number, number]>([0.48, 0.46, 0.41]),
      std: fc.constant<[number, number, number]>([0.27, 0.26, 0.28]),
    });
    const sameAsReference = fc.property(cases, targets, fc.integer(), (layout, target, seed) => {
      const frame = makeFrame(layout, seed);
      expect(largestDifference(preprocess(frame, target), preprocessReference(frame, target))).toBeLessThan(1e-5);
    });
    fc.assert(sameAsReference, { numRuns: 500 });
  }, 60_000);

  // Made with Pillow 13: Image.fromarray(source, mode='F').resize((width, height), Image.BILINEAR).
  it.each([
    { width: 2, height: 2, pil: [121.901, 140.632, 130.691, 139.841] },
    {
      width: 3,
      height: 4,
      pil: [57.25, 124.676, 165.75, 153.56, 150.853, 119.821, 123.393, 153.186, 154.655, 117.607, 131.676, 119.393],
    },
    {
      width: 10,
      height: 3,
      pil: [
        39.0, 62.414, 92.214, 122.014, 151.814, 143.214, 101.7, 131.5, 161.3, 184.714, 125.111, 159.761, 168.306,
        112.85, 149.839, 154.117, 124.261, 168.361, 148.461, 104.889, 69.0, 114.886, 136.714, 92.714, 143.8, 163.8,
        143.571, 99.571, 121.4, 167.286,
      ],
    },
  ])('resizes 7×5 to $width×$height as PIL does', ({ width, height, pil }) => {
    const frame = makeFrame({ format: 'RGBX', width: 7, height: 5 }, 0);
    for (let y = 0; y < 5; y++) {
      for (let x = 0; x < 7; x++) frame.data[y * (7 * 4 + 3) + x * 4] = (37 * x + 91 * y + 13 * x * y) % 256;
    }
    const red = preprocess(frame, { ...plain, width, height }).subarray(0, width * height);
    expect(
      largestDifference(
        red,
        Float32Array.from(pil, (value) => value / 255),
      ),
    ).toBeLessThan(1e-5);
  });

  it.each([
    { name: 'white, limited range', yuv: [235, 128, 128], matrix: 'bt709', fullRange: false, rgb: [255, 255, 255] },
    { name: 'black, limited range', yuv: [16, 128, 128], matrix: 'bt601', fullRange: false, rgb: [0, 0, 0] },
    { name: 'grey, full range', yuv: [128, 128, 128], matrix: 'bt601', fullRange: true, rgb: [128, 128, 128] },
    { name: 'red, BT.601', yuv: [82, 90, 240], matrix: 'bt601', fullRange: false, rgb: [255, 1, 0] },
    { name: 'red, BT.709', yuv: [63, 102, 240], matrix: 'bt709', fullRange: false, rgb: [255, 1, 0] },
    { name: 'red, BT.2020', yuv: [74, 97, 240], matrix: 'bt2020-ncl', fullRange: false, rgb: [255, 1, 0] },
    { name: 'blacker than black', yuv: [0, 128, 128], matrix: 'bt709', fullRange: false, rgb: [0, 0, 0] },
    { name: 'planar R′G′B′, coded G, B, R', yuv: [20, 30, 10], matrix: 'rgb', fullRange: true, rgb: [10, 20, 30] },
  ] as const)('converts $name', ({ yuv, matrix, fullRange, rgb }) => {
    colourOf(yuv, matrix, fullRange).forEach((value, channel) => {
      expect(Math.abs(value - (rgb[channel] as number))).toBeLessThanOrEqual(1);
    });
  });

  it.each([
    { rotation: 0, upright: [1, 2, 3, 4] },
    { rotation: 90, upright: [3, 1, 4, 2] },
    { rotation: 180, upright: [4, 3, 2, 1] },
    { rotation: 270, upright: [2, 4, 1, 3] },
  ] as const)('turns the picture $rotation° clockwise', ({ rotation, upright }) => {
    const data = Uint8Array.from([1, 2, 3, 4].flatMap((red) => [red, 0, 0, 255]));
    const planes = [{ offset: 0, stride: 8 }];
    const frame = { format: 'RGBA', width: 2, height: 2, data, planes, matrix: 'rgb', fullRange: true } as const;
    const red = preprocess({ ...frame, rotation }, plain).subarray(0, 4);
    expect([...red].map((value) => Math.round(value * 255))).toEqual(upright);
  });

  it('puts what is transparent on black', () => {
    const frame = makeFrame({ format: 'RGBA', width: 1, height: 1, data: Uint8Array.of(255, 255, 255, 51) }, 0);
    expect(preprocess(frame, { ...plain, width: 1, height: 1 })[0]).toBeCloseTo(0.2, 6);
  });

  it('refuses data that end before the last sample, and a result of the wrong length', () => {
    const frame = makeFrame({ format: 'I420', width: 4, height: 4 }, 0, 0);
    expect(() => preprocess({ ...frame, data: frame.data.subarray(1) }, plain)).toThrow(RangeError);
    expect(() => preprocess({ ...frame, planes: frame.planes.slice(1) }, plain)).toThrow(RangeError);
    expect(() => preprocessOnCpu(frame, plain, new Float32Array(11))).toThrow(RangeError);
  });
});
