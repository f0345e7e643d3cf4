import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { assert } from '../../domain/errors.ts';
import { type DemoBundle, demoBundle, openDemo } from './bundleForTests.ts';
import { type Gpu, openGpu } from './device.ts';
import type { Engine } from './engine.ts';

/** Milliseconds. A software GPU compiles a hundred shaders for this, with nothing to spare on a busy machine. */
const patience = 600_000;

let bundle: DemoBundle;
let gpu: Gpu;
let engine: Engine;

beforeAll(async () => {
  bundle = await demoBundle();
  const opened = await openGpu({ software: true });
  assert('device' in opened, 'the GPU tests have an adapter');
  gpu = opened;
  engine = await openDemo(bundle, gpu);
}, patience);

afterAll(async () => {
  await engine[Symbol.asyncDispose]();
  gpu[Symbol.dispose]();
});

describe('a bundle on WebGPU', () => {
  it("gets Python's numbers at every stage", { timeout: patience }, async () => {
    const { differences, failed } = await engine.selfCheck();
    expect(failed).toBeNull();
    expect(differences['indices']).toBe(0);
  });

  it('brings video tokens from the processor and back unchanged', async () => {
    const { channels } = engine.blending;
    const rows = Float32Array.from({ length: 3 * channels }, (_, at) => at / 7 - 20);
    using held = engine.blending.hold(rows);
    expect(held.length).toBe(3);
    expect(await engine.blending.read(held)).toEqual(rows);
  });

  it('is not chosen for a user where the adapter is software', async () => {
    expect(await openGpu({ software: false })).toEqual({ code: 'software-adapter' });
  });

  it('ends what it does when the device is lost', async () => {
    const waiting = gpu.guard(new Promise(() => undefined));
    gpu.device.destroy();
    await expect(waiting).rejects.toThrow('gpu-lost');
    await expect(engine.settled()).rejects.toThrow('gpu-lost');
  });
});
