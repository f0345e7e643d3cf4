import { pooledCount, poolingWindows } from '../../domain/linvt.ts';
import { selectPoolOnCpu } from '../../gpu/kernels/select-pool/select-pool.cpu.ts';
import { createSelectPool } from '../../gpu/kernels/select-pool/select-pool.ts';
import { topkOnCpu } from '../../gpu/kernels/topk/topk.cpu.ts';
import { createTopk } from '../../gpu/kernels/topk/topk.ts';
import { HeldPyramid } from './handles.ts';
import type { Floats } from './session.ts';
import type { GpuMemory, Memory } from './tensorBridge.ts';

/**
 * Top-k and pooling at every scale (paper, 3.2.1).
 * @param tokens [frame, patch, channel]
 * @param scores [frame, patch]
 * @param k 1 to the number of tokens.
 */
export type Select = (tokens: Floats, scores: Floats, k: number) => HeldPyramid;

const channelsOf = (tokens: Floats): number => tokens.dims.at(-1) ?? 0;

export function selectOnCpu(memory: Memory): Select {
  return (tokens, scores, k) => {
    const channels = channelsOf(tokens);
    const indices = topkOnCpu(scores.data, k);
    const { scale1, scale2, scale4 } = selectPoolOnCpu(tokens.data, channels, indices);
    const scales = [scale1, scale2, scale4].map((rows) => memory.hold(rows, [rows.length / channels, channels]));
    return new HeldPyramid(k, scales, { read: async () => indices, [Symbol.dispose]: () => undefined });
  };
}

/** Both kernels run in one pass: nothing comes back to the CPU. */
export async function selectOnGpu(device: GPUDevice, memory: GpuMemory): Promise<Select> {
  const [topk, selectPool] = await Promise.all([createTopk(device), createSelectPool(device)]);
  return (tokens, scores, k) => {
    const channels = channelsOf(tokens);
    using top = topk.plan({ scores: scores.size, selected: k });
    using pool = selectPool.plan({ tokens: scores.size, selected: k, channels });
    const indices = memory.allocate('selected indices', k);
    const [scale1, scale2, scale4] = poolingWindows.map((window) =>
      memory.allocate(`scale ${window}`, pooledCount(k, window) * channels),
    ) as [GPUBuffer, GPUBuffer, GPUBuffer];
    memory.compute((pass) => {
      top.encode(pass, { scores: memory.bufferOf(scores), indices: { buffer: indices } });
      pool.encode(pass, {
        tokens: memory.bufferOf(tokens),
        indices: { buffer: indices },
        scale1: { buffer: scale1 },
        scale2: { buffer: scale2 },
        scale4: { buffer: scale4 },
      });
    });
    const scales = [scale1, scale2, scale4].map((buffer, i) =>
      memory.adopt(buffer, [pooledCount(k, poolingWindows[i] ?? 1), channels]),
    );
    return new HeldPyramid(k, scales, {
      read: () => memory.readWords(indices, k),
      [Symbol.dispose]: () => indices.destroy(),
    });
  };
}
