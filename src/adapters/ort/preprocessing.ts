import type { FramePixels } from '../../domain/frame.ts';
import { preprocessOnCpu } from '../../gpu/kernels/preprocess/preprocess.cpu.ts';
import { createPreprocess, type Preprocess as Kernel, uploadFrame } from '../../gpu/kernels/preprocess/preprocess.ts';
import { pixelValueCount, type Target } from '../../gpu/kernels/preprocess/target.ts';
import type { GpuMemory, Memory } from './tensorBridge.ts';
import type { Preprocess } from './visionEncoder.ts';

const batchShape = (frames: number, { width, height }: Target) => [frames, 3, height, width];

export function preprocessWithoutGpu(target: Target, memory: Memory): Preprocess {
  const perFrame = pixelValueCount(target);
  return async (frames) => {
    const values = new Float32Array(frames.length * perFrame);
    frames.forEach((frame, index) => {
      preprocessOnCpu(frame, target, values.subarray(index * perFrame, (index + 1) * perFrame));
    });
    return memory.hold(values, batchShape(frames.length, target));
  };
}

/** Frames that are too large for one buffer of this GPU go over the CPU, which is a notice. */
export async function preprocessOnGpu(target: Target, device: GPUDevice, memory: GpuMemory): Promise<Preprocess> {
  const kernel = await createPreprocess(device);
  const onCpu = preprocessWithoutGpu(target, memory);
  const largest = Math.min(device.limits.maxStorageBufferBindingSize, device.limits.maxBufferSize);
  return async (frames, notify) => {
    if (frames.some(({ data }) => data.byteLength > largest)) {
      notify({ code: 'preprocess-on-cpu', reason: 'the frames are larger than a GPU buffer' });
      return onCpu(frames, notify);
    }
    const pixelValues = memory.allocate('pixel_values', frames.length * pixelValueCount(target));
    frames.forEach((frame, index) => {
      preprocessFrame(kernel, device, memory, frame, target, index, pixelValues);
    });
    return memory.adopt(pixelValues, batchShape(frames.length, target));
  };
}

function preprocessFrame(
  kernel: Kernel,
  device: GPUDevice,
  memory: GpuMemory,
  frame: FramePixels,
  target: Target,
  index: number,
  pixelValues: GPUBuffer,
): void {
  using plan = kernel.plan(frame, target, index);
  const data = uploadFrame(device, frame);
  memory.compute((pass) => plan.encode(pass, { data: { buffer: data }, pixelValues: { buffer: pixelValues } }));
  data.destroy();
}
