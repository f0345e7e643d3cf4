import { pooledCount } from '../../../domain/linvt.ts';
import {
  type BufferView,
  bindGroup,
  binding,
  computePipeline,
  type KernelModule,
  uniformBuffer,
} from '../../kernel.ts';
import code from './select-pool.wgsl?raw';

const workgroupSize = 256;
const bytesPerWord = 4;

const module: KernelModule = {
  label: 'select-pool',
  code,
  bindings: ['uniform', 'read-only-storage', 'read-only-storage', 'storage', 'storage', 'storage'],
};

export type SelectPoolSizes = {
  /** Number of visual tokens, over all frames. */
  readonly tokens: number;
  /** k: how many of them are selected. */
  readonly selected: number;
  readonly channels: number;
};

export type SelectPoolBindings = {
  /** f32 [token, channel] */
  readonly tokens: BufferView;
  /** u32 [selected], each below the number of tokens. */
  readonly indices: BufferView;
  /** f32 [selected, channel], written. */
  readonly scale1: BufferView;
  /** f32 [⌈selected/2⌉, channel], written. */
  readonly scale2: BufferView;
  /** f32 [⌈selected/4⌉, channel], written. */
  readonly scale4: BufferView;
};

export type SelectPoolPlan = Disposable & {
  /**
   * Records one dispatch. Submits, reads back and allocates nothing.
   *
   * @throws RangeError when a buffer is too small.
   */
  encode(pass: GPUComputePassEncoder, bindings: SelectPoolBindings): void;
};

export type SelectPool = {
  /** @throws RangeError for sizes below 1. */
  plan(sizes: SelectPoolSizes): SelectPoolPlan;
};

/**
 * Gathers the selected visual tokens and average-pools them along the token axis at windows 1, 2 and 4, stride =
 * window, in one pass that reads each chosen row once (LinVT, section 3.2.1, MTP). A short last window averages what
 * it has.
 */
export async function createSelectPool(device: GPUDevice): Promise<SelectPool> {
  const pipeline = await computePipeline(device, module, 'select_pool', { workgroup_size: workgroupSize });
  return { plan: (sizes) => plan(device, pipeline, sizes) };
}

function plan(device: GPUDevice, pipeline: GPUComputePipeline, sizes: SelectPoolSizes): SelectPoolPlan {
  const { tokens, selected, channels } = sizes;
  if (![tokens, selected, channels].every((size) => Number.isInteger(size) && size >= 1)) {
    throw new RangeError(`select-pool of ${selected} from ${tokens} tokens of ${channels} channels: wants sizes ≥ 1`);
  }
  const uniform = uniformBuffer(device, 'select-pool sizes', new Uint32Array([selected, channels]));
  const rowBytes = channels * bytesPerWord;
  const workgroups = Math.ceil((pooledCount(selected, 4) * channels) / workgroupSize);
  return {
    encode(pass, bindings) {
      const resources = [
        { buffer: uniform },
        binding('tokens', bindings.tokens, tokens * rowBytes),
        binding('indices', bindings.indices, selected * bytesPerWord),
        binding('scale_1', bindings.scale1, selected * rowBytes),
        binding('scale_2', bindings.scale2, pooledCount(selected, 2) * rowBytes),
        binding('scale_4', bindings.scale4, pooledCount(selected, 4) * rowBytes),
      ];
      pass.setPipeline(pipeline);
      pass.setBindGroup(0, bindGroup(device, pipeline, resources));
      pass.dispatchWorkgroups(Math.min(workgroups, device.limits.maxComputeWorkgroupsPerDimension));
    },
    [Symbol.dispose]: () => uniform.destroy(),
  };
}
