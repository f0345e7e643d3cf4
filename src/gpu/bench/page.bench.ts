import { selectPoolContest } from '../kernels/select-pool/select-pool.bench.ts';
import { topkContest } from '../kernels/topk/topk.bench.ts';
import { type Bench, type Contest, race, verify } from './contender.ts';

const contests: Readonly<Record<string, (device: GPUDevice) => Promise<Contest>>> = {
  'top-k: 2,048 of 16,384 scores': (device) => topkContest(device, { scores: 2 ** 14, selected: 2048 }),
  'top-k: 2,048 of 1,048,576 scores': (device) => topkContest(device, { scores: 2 ** 20, selected: 2048 }),
  'select-pool: 128 of 512 tokens, 192 channels': (device) =>
    selectPoolContest(device, { tokens: 512, selected: 128, channels: 192 }),
  'select-pool: 2,048 of 16,384 tokens, 896 channels': (device) =>
    selectPoolContest(device, { tokens: 2 ** 14, selected: 2048, channels: 896 }),
};

async function openDevice(): Promise<GPUDevice> {
  const adapter = await navigator.gpu.requestAdapter({ powerPreference: 'high-performance' });
  if (!adapter) throw new Error('no WebGPU adapter: there is nothing to measure');
  const { maxBufferSize, maxStorageBufferBindingSize, maxStorageBuffersPerShaderStage } = adapter.limits;
  const { maxComputeInvocationsPerWorkgroup, maxComputeWorkgroupSizeX, maxComputeWorkgroupStorageSize } =
    adapter.limits;
  return adapter.requestDevice({
    requiredLimits: {
      maxBufferSize,
      maxStorageBufferBindingSize,
      maxStorageBuffersPerShaderStage,
      maxComputeInvocationsPerWorkgroup,
      maxComputeWorkgroupSizeX,
      maxComputeWorkgroupStorageSize,
    },
  });
}

const device = openDevice();

const bench: Bench = {
  titles: Object.keys(contests),
  adapter: async () => {
    const { vendor, architecture, description } = (await device).adapterInfo;
    return [vendor, architecture, description].filter(Boolean).join(', ');
  },
  run: async (title, rounds) => {
    const open = contests[title];
    if (!open) throw new Error(`no contest is called ${title}`);
    using contest = await open(await device);
    await verify(contest);
    return await race(contest.contenders, rounds);
  },
};

Object.assign(globalThis, { bench });
