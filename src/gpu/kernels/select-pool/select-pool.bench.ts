import type { Contender, Contest } from '../../bench/contender.ts';
import { gpuTensor, ortOnWasm, ortOnWebGpu, tensor } from '../../bench/ort.bench.ts';
import { download, submit, upload } from '../../testDevice.ts';
import { makeScores } from '../topk/scoreCases.ts';
import { topkOnCpu } from '../topk/topk.cpu.ts';
import { selectPoolOnCpu } from './select-pool.cpu.ts';
import { createSelectPool, type SelectPoolBindings, type SelectPoolSizes } from './select-pool.ts';

const graph = new URL('../../bench/graphs/select-pool.onnx', import.meta.url).href;
const outputs = ['scale_1', 'scale_2', 'scale_4'];

/** Gathers randomly chosen rows and pools them at windows 1, 2 and 4. */
export async function selectPoolContest(device: GPUDevice, sizes: SelectPoolSizes): Promise<Contest> {
  const tokens = makeScores('gaussian', sizes.tokens * sizes.channels, 1);
  const indices = topkOnCpu(makeScores('gaussian', sizes.tokens, 2), sizes.selected);
  const buffers = { tokens: upload(device, tokens), indices: upload(device, indices) };
  const [tokenDims, indexDims] = [[sizes.tokens, sizes.channels], [sizes.selected]];
  const onCpu = { tokens: tensor(tokens, tokenDims), indices: tensor(Int32Array.from(indices), indexDims) };
  const onGpu = {
    tokens: gpuTensor(buffers.tokens, 'float32', tokenDims),
    indices: gpuTensor(buffers.indices, 'int32', indexDims),
  };
  const { scale1, scale2, scale4 } = selectPoolOnCpu(tokens, sizes.channels, indices);
  return {
    expected: [scale1, scale2, scale4],
    contenders: [
      await kernel(device, buffers, sizes),
      inMemory(tokens, sizes.channels, indices),
      await ortOnWebGpu(graph, outputs, onGpu, device),
      await ortOnWasm(graph, outputs, onCpu),
    ],
    [Symbol.dispose]: () => {
      for (const buffer of Object.values(buffers)) buffer.destroy();
    },
  };
}

function inMemory(tokens: Float32Array, channels: number, indices: Uint32Array): Contender {
  let last: readonly Float32Array[] = [];
  return {
    name: 'TypeScript',
    run: async () => {
      const { scale1, scale2, scale4 } = selectPoolOnCpu(tokens, channels, indices);
      last = [scale1, scale2, scale4];
    },
    result: async () => last,
  };
}

async function kernel(
  device: GPUDevice,
  { tokens, indices }: { readonly tokens: GPUBuffer; readonly indices: GPUBuffer },
  sizes: SelectPoolSizes,
): Promise<Contender> {
  const plan = (await createSelectPool(device)).plan(sizes);
  const scale = (window: number): { buffer: GPUBuffer } => ({
    buffer: upload(device, new Float32Array(Math.ceil(sizes.selected / window) * sizes.channels)),
  });
  const scales = { scale1: scale(1), scale2: scale(2), scale4: scale(4) };
  const bindings: SelectPoolBindings = { tokens: { buffer: tokens }, indices: { buffer: indices }, ...scales };
  return {
    name: 'WGSL',
    run: async () => {
      submit(device, (pass) => plan.encode(pass, bindings));
      await device.queue.onSubmittedWorkDone();
    },
    result: () =>
      Promise.all(Object.values(scales).map(async ({ buffer }) => new Float32Array(await download(device, buffer)))),
  };
}
