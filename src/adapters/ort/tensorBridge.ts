import { assert } from '../../domain/errors.ts';
import { elementCount } from '../../domain/tensor.ts';
import type { BufferView } from '../../gpu/kernel.ts';
import type { Gpu } from './device.ts';
import type { Ort } from './runtime.ts';
import type { Floats } from './session.ts';

const bytesPerFloat = 4;

/**
 * The memory in which the model's tensors live, and the little that is done to them there outside a graph: the only
 * place that knows both ONNX Runtime's tensors and the GPU's buffers. Who asks for a tensor disposes of it.
 */
export interface Memory {
  /** A tensor of these values, which must not change while it lives. */
  hold(values: Float32Array, dims: readonly number[]): Floats;
  /** The parts' elements one after the other. */
  concat(parts: readonly Floats[], dims: readonly number[]): Floats;
  /** The same elements under other dims; valid as long as `tensor` is. */
  view(tensor: Floats, dims: readonly number[]): Floats;
  /** Copies elements `first` to the end. */
  read(tensor: Floats, first?: number): Promise<Float32Array>;
  /** Resolves when all work so far is done. */
  settled(): Promise<void>;
}

export function cpuMemory({ Tensor }: Ort): Memory {
  const hold = (values: Float32Array, dims: readonly number[]) => new Tensor('float32', values, dims);
  return {
    hold,
    concat(parts, dims) {
      const whole = new Float32Array(elementCount(dims));
      let end = 0;
      for (const { data } of parts) {
        whole.set(data, end);
        end += data.length;
      }
      assert(end === whole.length, 'the parts fill the whole');
      return hold(whole, dims);
    },
    view: (tensor, dims) => hold(tensor.data, dims),
    read: async (tensor, first = 0) => tensor.data.slice(first),
    settled: async () => undefined,
  };
}

/** Memory on the GPU, with what our own kernels need of it. */
export interface GpuMemory extends Memory {
  /** A storage buffer for `count` 32-bit elements, to be destroyed by whoever asked for it. */
  allocate(label: string, count: number): GPUBuffer;
  /** A tensor over a buffer, which it destroys when disposed of. */
  adopt(buffer: GPUBuffer, dims: readonly number[]): Floats;
  /** The buffer under a tensor; it may be longer than the tensor. */
  bufferOf(tensor: Floats): BufferView;
  /** Records one compute pass and submits it. */
  compute(record: (pass: GPUComputePassEncoder) => void): void;
  /** Copies the first `count` 32-bit elements. */
  readWords(buffer: GPUBuffer, count: number): Promise<Uint32Array<ArrayBuffer>>;
}

export function gpuMemory({ Tensor }: Ort, { device, guard }: Gpu): GpuMemory {
  const allocate = (label: string, count: number): GPUBuffer => {
    const usage = GPUBufferUsage.STORAGE | GPUBufferUsage.COPY_SRC | GPUBufferUsage.COPY_DST;
    return device.createBuffer({ label, size: count * bytesPerFloat, usage });
  };
  const adopt = (buffer: GPUBuffer, dims: readonly number[]): Floats =>
    Tensor.fromGpuBuffer(buffer, { dataType: 'float32', dims, dispose: () => buffer.destroy() });
  const readBytes = async (buffer: GPUBuffer, offset: number, size: number): Promise<ArrayBuffer> => {
    const staging = device.createBuffer({ size, usage: GPUBufferUsage.MAP_READ | GPUBufferUsage.COPY_DST });
    submit(device, (encoder) => encoder.copyBufferToBuffer(buffer, offset, staging, 0, size));
    try {
      await guard(staging.mapAsync(GPUMapMode.READ));
      return staging.getMappedRange().slice(0);
    } finally {
      staging.destroy();
    }
  };
  return {
    allocate,
    adopt,
    bufferOf: (tensor) => ({ buffer: tensor.gpuBuffer }),
    hold(values, dims) {
      const buffer = allocate('values', values.length);
      device.queue.writeBuffer(buffer, 0, values.buffer, values.byteOffset, values.byteLength);
      return adopt(buffer, dims);
    },
    concat(parts, dims) {
      const whole = allocate('concat', elementCount(dims));
      submit(device, (encoder) => copyParts(encoder, parts, whole));
      return adopt(whole, dims);
    },
    view: (tensor, dims) => Tensor.fromGpuBuffer(tensor.gpuBuffer, { dataType: 'float32', dims }),
    read: async (tensor, first = 0) =>
      new Float32Array(await readBytes(tensor.gpuBuffer, first * bytesPerFloat, (tensor.size - first) * bytesPerFloat)),
    settled: () => guard(device.queue.onSubmittedWorkDone()),
    compute(record) {
      submit(device, (encoder) => {
        const pass = encoder.beginComputePass();
        record(pass);
        pass.end();
      });
    },
    readWords: async (buffer, count) => new Uint32Array(await readBytes(buffer, 0, count * bytesPerFloat)),
  };
}

function submit(device: GPUDevice, record: (encoder: GPUCommandEncoder) => void): void {
  const encoder = device.createCommandEncoder();
  record(encoder);
  device.queue.submit([encoder.finish()]);
}

function copyParts(encoder: GPUCommandEncoder, parts: readonly Floats[], whole: GPUBuffer): void {
  let end = 0;
  for (const part of parts) {
    const size = part.size * bytesPerFloat;
    encoder.copyBufferToBuffer(part.gpuBuffer, 0, whole, end, size);
    end += size;
  }
  assert(end === whole.size, 'the parts fill the whole');
}
