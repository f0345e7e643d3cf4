import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { download, requestTestDevice, submit, upload } from '../../testDevice.ts';
import { allScoreKinds, makeScores } from './scoreCases.ts';
import { topkOnCpu } from './topk.cpu.ts';
import { createTopk, type Topk, type TopkRoute } from './topk.ts';

const untouched = 0xdeadbeef;
const spareWords = 64;

let device: GPUDevice;
let topk: Topk;

beforeAll(async () => {
  device = await requestTestDevice();
  topk = await createTopk(device);
});
afterAll(() => device.destroy());

/** Runs twice on the same plan, in buffers longer than needed, and returns the second result. */
async function select(scores: Float32Array, selected: number, route: TopkRoute): Promise<number[]> {
  using plan = topk.plan({ scores: scores.length, selected }, route);
  const input = upload(device, scores, spareWords * 4);
  const output = upload(device, new Uint32Array(selected + spareWords).fill(untouched));
  for (let run = 0; run < 2; run++) {
    submit(device, (pass) => plan.encode(pass, { scores: { buffer: input }, indices: { buffer: output } }));
  }
  const words = [...new Uint32Array(await download(device, output))];
  input.destroy();
  output.destroy();
  expect(words.slice(selected)).toEqual(Array.from({ length: spareWords }, () => untouched));
  return words.slice(0, selected);
}

describe.each(['alone', 'together'] as const)('top-k on the GPU, workgroups %s', (route) => {
  it.each([1, 2, 255, 256, 257, 2047, 2048, 2049, 5000])('equals the CPU at %i scores and any k', async (count) => {
    const scores = makeScores('gaussian', count, count);
    for (const selected of new Set([1, Math.ceil(count / 3), count])) {
      expect(await select(scores, selected, route)).toEqual([...topkOnCpu(scores, selected)]);
    }
  });

  it.each(allScoreKinds)('equals the CPU on scores of kind %s', async (kind) => {
    const scores = makeScores(kind, 4099, 3);
    for (const selected of [1, 700, 4099]) {
      expect(await select(scores, selected, route)).toEqual([...topkOnCpu(scores, selected)]);
    }
  });
});

describe('top-k on the GPU', () => {
  it('equals the CPU at 2,048 of 16,384, the paper’s k', async () => {
    const scores = makeScores('gaussian', 16_384, 1);
    expect(await select(scores, 2048, 'auto')).toEqual([...topkOnCpu(scores, 2048)]);
  });

  it('equals the CPU at 2^20 scores, the most it takes', async () => {
    const scores = makeScores('fewValues', 2 ** 20, 5);
    expect(await select(scores, 300_000, 'auto')).toEqual([...topkOnCpu(scores, 300_000)]);
  });

  it('reads scores at an offset in their buffer', async () => {
    const scores = new Float32Array(64 + 3);
    scores.set([1, 5, 3], 64);
    using plan = topk.plan({ scores: 3, selected: 1 });
    const indices = upload(device, new Uint32Array(1));
    const source = { buffer: upload(device, scores), offset: 256 };
    submit(device, (pass) => plan.encode(pass, { scores: source, indices: { buffer: indices } }));
    expect([...new Uint32Array(await download(device, indices))]).toEqual([1]);
  });

  it('refuses buffers that are too small, and sizes out of range', () => {
    using plan = topk.plan({ scores: 8, selected: 4 });
    const small = { buffer: upload(device, new Uint32Array(2)) };
    expect(() => submit(device, (pass) => plan.encode(pass, { scores: small, indices: small }))).toThrow(RangeError);
    expect(() => topk.plan({ scores: 4, selected: 5 })).toThrow(RangeError);
    expect(() => topk.plan({ scores: 2 ** 20 + 1, selected: 5 })).toThrow(RangeError);
  });
});
