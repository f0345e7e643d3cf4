import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { download, requestTestDevice, submit, upload } from '../../testDevice.ts';
import { allFormats, type FrameCase, makeFrame } from './frameCases.ts';
import { preprocessReference } from './preprocess.reference.ts';
import { createPreprocess, type Preprocess, uploadFrame } from './preprocess.ts';
import { pixelValueCount, type Target } from './target.ts';

const target: Target = { width: 9, height: 8, mean: [0.48, 0.46, 0.41], std: [0.27, 0.26, 0.28] };
const untouched = 12345;

let device: GPUDevice;
let preprocess: Preprocess;

beforeAll(async () => {
  device = await requestTestDevice();
  preprocess = await createPreprocess(device);
});
afterAll(() => device.destroy());

/** The largest difference from the reference, when the frame is the second of three. */
async function difference(frameCase: FrameCase, size: Pick<Target, 'width' | 'height'> = target): Promise<number> {
  const frame = makeFrame(frameCase, 1);
  const sized = { ...target, ...size };
  const count = pixelValueCount(sized);
  using plan = preprocess.plan(frame, sized, 1);
  const data = uploadFrame(device, frame);
  const pixelValues = upload(device, new Float32Array(3 * count).fill(untouched));
  submit(device, (pass) => plan.encode(pass, { data: { buffer: data }, pixelValues: { buffer: pixelValues } }));
  const actual = new Float32Array(await download(device, pixelValues));
  data.destroy();
  const expected = new Float32Array(3 * count).fill(untouched);
  expected.set(preprocessReference(frame, sized), count);
  return actual.reduce((largest, value, at) => Math.max(largest, Math.abs(value - (expected[at] as number))), 0);
}

describe('preprocessing on the GPU', () => {
  it.each(allFormats)('equals the definition: %s of odd size', async (format) => {
    expect(await difference({ format, width: 31, height: 23 })).toBeLessThan(1e-4);
  });

  it.each([0, 90, 180, 270] as const)('equals the definition: turned %i°', async (rotation) => {
    expect(await difference({ format: 'I420', width: 40, height: 22, rotation })).toBeLessThan(1e-4);
  });

  it.each(['bt601', 'bt709', 'bt2020-ncl', 'rgb'] as const)('equals the definition: %s', async (matrix) => {
    expect(await difference({ format: 'I444', width: 5, height: 5, matrix, fullRange: true })).toBeLessThan(1e-4);
    expect(await difference({ format: 'I444', width: 5, height: 5, matrix, fullRange: false })).toBeLessThan(1e-4);
  });

  it.each([
    { width: 1, height: 1 },
    { width: 64, height: 1 },
    { width: 13, height: 5 },
  ])('equals the definition: one pixel to $width×$height, and back', async ({ width, height }) => {
    expect(await difference({ format: 'NV12', width: 1, height: 1 }, { width, height })).toBeLessThan(1e-4);
    expect(await difference({ format: 'NV12', width, height }, { width: 1, height: 1 })).toBeLessThan(1e-4);
  });

  it('refuses buffers that are too small', () => {
    const frame = makeFrame({ format: 'I420', width: 8, height: 8 }, 0);
    using plan = preprocess.plan(frame, target, 0);
    const small = { buffer: upload(device, new Uint32Array(2)) };
    expect(() => submit(device, (pass) => plan.encode(pass, { data: small, pixelValues: small }))).toThrow(RangeError);
  });
});
