import type { Contender, Contest } from '../../bench/contender.ts';
import { gpuTensor, ortOnWasm, ortOnWebGpu, tensor } from '../../bench/ort.bench.ts';
import { download, submit, upload } from '../../testDevice.ts';
import { makeScores } from './scoreCases.ts';
import { topkOnCpu } from './topk.cpu.ts';
import { createTopk, type TopkRoute, type TopkSizes } from './topk.ts';

const graph = new URL('../../bench/graphs/topk.onnx', import.meta.url).href;

/** The k highest of n normally distributed scores. The result is their values in ascending order, free of tie rules. */
export async function topkContest(device: GPUDevice, sizes: TopkSizes): Promise<Contest> {
  const scores = makeScores('gaussian', sizes.scores, 1);
  const buffer = upload(device, scores);
  const k = tensor(BigInt64Array.of(BigInt(sizes.selected)), [1]);
  const onCpu = { scores: tensor(scores, [sizes.scores]), k };
  const onGpu = { scores: gpuTensor(buffer, 'float32', [sizes.scores]), k };
  const contenders = [
    await kernel('WGSL, one workgroup', device, buffer, sizes, 'alone'),
    await kernel('WGSL, several workgroups', device, buffer, sizes, 'together'),
    inMemory('TypeScript radix select', () => topkOnCpu(scores, sizes.selected)),
    await ortOnWebGpu(graph, ['indices'], onGpu, device),
    await ortOnWasm(graph, ['indices'], onCpu),
    inMemory('JavaScript sort of indices', () => sortIndices(scores).subarray(0, sizes.selected).sort()),
  ];
  const values = (indices: Iterable<number>): Float32Array =>
    Float32Array.from(indices, (index) => scores[index] as number).sort();
  return {
    expected: [values(topkOnCpu(scores, sizes.selected))],
    contenders: contenders.map((contender) => ({
      ...contender,
      result: async () => (await contender.result()).map(values),
    })),
    [Symbol.dispose]: () => buffer.destroy(),
  };
}

/** What one writes without a library. */
const sortIndices = (scores: Float32Array): Uint32Array =>
  Uint32Array.from(scores.keys()).sort((a, b) => (scores[b] as number) - (scores[a] as number) || a - b);

function inMemory(name: string, select: () => Uint32Array): Contender {
  let last = new Uint32Array();
  return {
    name,
    run: async () => {
      last = new Uint32Array(select());
    },
    result: async () => [Float32Array.from(last)],
  };
}

async function kernel(
  name: string,
  device: GPUDevice,
  scores: GPUBuffer,
  sizes: TopkSizes,
  route: TopkRoute,
): Promise<Contender> {
  const plan = (await createTopk(device)).plan(sizes, route);
  const indices = upload(device, new Uint32Array(sizes.selected));
  return {
    name,
    run: async () => {
      submit(device, (pass) => plan.encode(pass, { scores: { buffer: scores }, indices: { buffer: indices } }));
      await device.queue.onSubmittedWorkDone();
    },
    result: async () => [Float32Array.from(new Uint32Array(await download(device, indices)))],
  };
}
