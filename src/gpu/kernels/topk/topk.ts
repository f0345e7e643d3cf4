import {
  type BufferView,
  bindGroup,
  binding,
  computePipeline,
  type KernelModule,
  uniformBuffer,
} from '../../kernel.ts';
import code from './topk.wgsl?raw';

const digitBits = 11;
const digits = Math.ceil(32 / digitBits);
const bins = 2 ** digitBits;
const scoresPerInvocation = 8;
/** One workgroup, and so one dispatch, is fastest up to about this many scores. */
const aloneUpTo = 2 ** 15;
const bytesPerWord = 4;

export const maxScores = 2 ** 20;

const alone: KernelModule = {
  label: 'topk',
  code,
  bindings: ['uniform', 'read-only-storage', 'storage'],
};
const together: KernelModule = {
  ...alone,
  bindings: [...alone.bindings, 'storage', 'storage', 'storage'],
};

export type TopkSizes = {
  /** Number of scores, 1 to 2^20. */
  readonly scores: number;
  /** k: how many are selected, 1 to `scores`. */
  readonly selected: number;
};

export type TopkBindings = {
  /** f32 [score], the flattened scores. */
  readonly scores: BufferView;
  /** u32 [selected], written: indices of the k highest scores, ascending. */
  readonly indices: BufferView;
};

/** Top-k for one pair of sizes, with the small buffers it needs; encode as often as wanted, on one queue. */
export type TopkPlan = Disposable & {
  /**
   * Records the selection. Submits, reads back and allocates nothing.
   *
   * @throws RangeError when a buffer is too small.
   */
  encode(pass: GPUComputePassEncoder, bindings: TopkBindings): void;
};

/** In one workgroup and dispatch, or in several of both; 'auto' goes by the number of scores. */
export type TopkRoute = 'auto' | 'alone' | 'together';

export type Topk = {
  /** @throws RangeError for sizes out of range. */
  plan(sizes: TopkSizes, route?: TopkRoute): TopkPlan;
};

/**
 * The k highest of n scores as ascending indices (LinVT, section 3.2.1, SVR). Ties go to the lower index, NaN counts
 * as −∞, −0 as +0. Radix select on 11-bit digits, then an order-preserving compaction; needs no subgroups.
 */
export async function createTopk(device: GPUDevice): Promise<Topk> {
  const workgroupSize = largestWorkgroup(device.limits);
  const constants = {
    workgroup_size: workgroupSize,
    digit_bits: digitBits,
    digits,
    scores_per_invocation: scoresPerInvocation,
  };
  const countDigit = Array.from({ length: digits }, (_, digit) =>
    computePipeline(device, together, 'count_digit', { ...constants, digit }),
  );
  const [selectAlone, ...passes] = await Promise.all([
    computePipeline(device, alone, 'select_alone', constants),
    ...countDigit,
    computePipeline(device, together, 'count_selected', constants),
    computePipeline(device, together, 'write_indices', constants),
  ]);
  return {
    plan(sizes, route = 'auto') {
      assertSizes(sizes);
      return route === 'alone' || (route === 'auto' && sizes.scores <= aloneUpTo)
        ? planAlone(device, selectAlone, sizes)
        : planTogether(device, passes, sizes, Math.ceil(sizes.scores / (workgroupSize * scoresPerInvocation)));
    },
  };
}

/** The widest power of two that the device runs, up to what one multiprocessor holds. */
function largestWorkgroup(limits: GPUSupportedLimits): number {
  const invocations = Math.min(limits.maxComputeInvocationsPerWorkgroup, limits.maxComputeWorkgroupSizeX, 1024);
  return 2 ** Math.floor(Math.log2(invocations));
}

function assertSizes({ scores, selected }: TopkSizes): void {
  const valid = Number.isInteger(scores) && Number.isInteger(selected) && selected >= 1 && selected <= scores;
  if (!valid || scores > maxScores) {
    throw new RangeError(`top-k of ${selected} from ${scores} scores: wants 1 ≤ k ≤ n ≤ ${maxScores}`);
  }
}

const sizesUniform = (device: GPUDevice, { scores, selected }: TopkSizes): GPUBuffer =>
  uniformBuffer(device, 'topk sizes', new Uint32Array([scores, selected]));

const bindScores = (sizes: TopkSizes, uniform: GPUBuffer, { scores, indices }: TopkBindings): GPUBufferBinding[] => [
  { buffer: uniform },
  binding('scores', scores, sizes.scores * bytesPerWord),
  binding('indices', indices, sizes.selected * bytesPerWord),
];

function planAlone(device: GPUDevice, pipeline: GPUComputePipeline, sizes: TopkSizes): TopkPlan {
  const uniform = sizesUniform(device, sizes);
  return {
    encode(pass, bindings) {
      pass.setPipeline(pipeline);
      pass.setBindGroup(0, bindGroup(device, pipeline, bindScores(sizes, uniform, bindings)));
      pass.dispatchWorkgroups(1);
    },
    [Symbol.dispose]: () => uniform.destroy(),
  };
}

function planTogether(
  device: GPUDevice,
  passes: readonly GPUComputePipeline[],
  sizes: TopkSizes,
  workgroups: number,
): TopkPlan {
  const uniform = sizesUniform(device, sizes);
  const storage = (label: string, words: number): GPUBuffer =>
    device.createBuffer({ label: `topk ${label}`, size: words * bytesPerWord, usage: GPUBufferUsage.STORAGE });
  const workspace = [
    storage('histograms', digits * bins),
    storage('selections', digits * 2),
    storage('counts', workgroups * 2),
  ];
  return {
    encode(pass, bindings) {
      const resources = [...bindScores(sizes, uniform, bindings), ...workspace.map((buffer) => ({ buffer }))];
      for (const pipeline of passes) {
        pass.setPipeline(pipeline);
        pass.setBindGroup(0, bindGroup(device, pipeline, resources));
        pass.dispatchWorkgroups(workgroups);
      }
    },
    [Symbol.dispose]: () => {
      for (const buffer of [uniform, ...workspace]) buffer.destroy();
    },
  };
}
