import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { download, requestTestDevice, submit, upload } from '../../testDevice.ts';
import { makeScores } from '../topk/scoreCases.ts';
import { selectPoolReference } from './select-pool.reference.ts';
import { createSelectPool, type SelectPool } from './select-pool.ts';

const untouched = 12345;
const spare = 16;

let device: GPUDevice;
let selectPool: SelectPool;

beforeAll(async () => {
  device = await requestTestDevice();
  selectPool = await createSelectPool(device);
});
afterAll(() => device.destroy());

async function pool(tokens: Float32Array, channels: number, indices: Uint32Array): Promise<Float32Array[]> {
  using plan = selectPool.plan({ tokens: tokens.length / channels, selected: indices.length, channels });
  const output = (rows: number): { buffer: GPUBuffer } => ({
    buffer: upload(device, new Float32Array(rows * channels + spare).fill(untouched)),
  });
  const scales = [1, 2, 4].map((window) => output(Math.ceil(indices.length / window)));
  const [scale1, scale2, scale4] = scales as [{ buffer: GPUBuffer }, { buffer: GPUBuffer }, { buffer: GPUBuffer }];
  const inputs = { tokens: { buffer: upload(device, tokens, 64) }, indices: { buffer: upload(device, indices, 64) } };
  submit(device, (pass) => plan.encode(pass, { ...inputs, scale1, scale2, scale4 }));
  return Promise.all(scales.map(async ({ buffer }) => new Float32Array(await download(device, buffer))));
}

describe('select-pool on the GPU', () => {
  it.each([
    { tokens: 1, channels: 1, selected: 1 },
    { tokens: 9, channels: 1, selected: 2 },
    { tokens: 9, channels: 3, selected: 5 },
    { tokens: 20, channels: 64, selected: 16 },
    { tokens: 70, channels: 63, selected: 67 },
    { tokens: 70, channels: 257, selected: 7 },
    { tokens: 512, channels: 192, selected: 128 },
  ])('equals the definition: $selected of $tokens tokens of $channels channels', async (sizes) => {
    const tokens = makeScores('gaussian', sizes.tokens * sizes.channels, 1);
    const stride = sizes.tokens / sizes.selected;
    const indices = Uint32Array.from({ length: sizes.selected }, (_, row) => Math.floor(row * stride));
    const scales = await pool(tokens, sizes.channels, indices);
    scales.forEach((actual, scale) => {
      const expected = selectPoolReference(tokens, sizes.channels, indices, 2 ** scale);
      expected.forEach((value, at) => {
        expect(Math.abs((actual[at] as number) - value)).toBeLessThan(1e-6);
      });
      expect([...actual.slice(expected.length)]).toEqual(Array.from({ length: spare }, () => untouched));
    });
  });

  it('copies the chosen rows as they are, infinities and signed zeros included', async () => {
    const tokens = Float32Array.of(1, Number.POSITIVE_INFINITY, Number.NaN, 4, -0, -7);
    const [rows] = await pool(tokens, 2, Uint32Array.of(0, 2));
    expect([...(rows as Float32Array).slice(0, 4)]).toEqual([1, Number.POSITIVE_INFINITY, -0, -7]);
  });

  it('refuses buffers that are too small, and sizes below one', () => {
    using plan = selectPool.plan({ tokens: 4, selected: 2, channels: 8 });
    const small = { buffer: upload(device, new Uint32Array(2)) };
    const bindings = { tokens: small, indices: small, scale1: small, scale2: small, scale4: small };
    expect(() => submit(device, (pass) => plan.encode(pass, bindings))).toThrow(RangeError);
    expect(() => selectPool.plan({ tokens: 4, selected: 0, channels: 8 })).toThrow(RangeError);
  });
});
