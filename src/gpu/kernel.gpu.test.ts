import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bindGroup, binding, computePipeline, type KernelModule, uniformBuffer } from './kernel.ts';
import { download, requestTestDevice, submit, upload } from './testDevice.ts';

const code = `
override factor: u32;
@group(0) @binding(0) var<uniform> words: vec2u;
@group(0) @binding(1) var<storage, read_write> result: array<u32>;
@compute @workgroup_size(1) fn multiply() { result[0] = words.x * words.y * factor; }
`;
const module: KernelModule = { label: 'multiply', code, bindings: ['uniform', 'storage'] };

let device: GPUDevice;
beforeAll(async () => {
  device = await requestTestDevice();
});
afterAll(() => device.destroy());

describe('a kernel', () => {
  it('runs with its constants and bindings', async () => {
    const pipeline = await computePipeline(device, module, 'multiply', { factor: 7 });
    const words = { buffer: uniformBuffer(device, 'words', Uint32Array.of(2, 3)) };
    const buffer = upload(device, new Uint32Array(2));
    submit(device, (pass) => {
      pass.setPipeline(pipeline);
      pass.setBindGroup(0, bindGroup(device, pipeline, [words, binding('result', { buffer }, 4)]));
      pass.dispatchWorkgroups(1);
    });
    expect([...new Uint32Array(await download(device, buffer))]).toEqual([42, 0]);
  });

  it('is compiled once for the same constants', async () => {
    const first = await computePipeline(device, module, 'multiply', { factor: 1 });
    expect(await computePipeline(device, module, 'multiply', { factor: 1 })).toBe(first);
    expect(await computePipeline(device, module, 'multiply', { factor: 2 })).not.toBe(first);
  });

  it('fails with the compiler’s words and the line', async () => {
    const faulty = { ...module, code: 'fn broken() {\n  let x: u32 = 1.5;\n}' };
    device.pushErrorScope('validation');
    await expect(computePipeline(device, faulty, 'broken', {})).rejects.toThrow(/multiply\.wgsl:2: .*u32/);
    await device.popErrorScope();
  });

  it('refuses a buffer that ends before what is bound', () => {
    const buffer = upload(device, new Uint32Array(4));
    expect(binding('words', { buffer, offset: 4 }, 12)).toEqual({ buffer, offset: 4, size: 12 });
    expect(() => binding('words', { buffer, offset: 8 }, 12)).toThrow('words: needs 12 bytes at 8, the buffer has 16');
  });
});
