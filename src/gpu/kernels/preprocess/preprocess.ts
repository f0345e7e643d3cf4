import type { FramePixels } from '../../../domain/frame.ts';
import { colourTransform } from '../../../domain/frameColour.ts';
import { type Component, componentsOf } from '../../../domain/frameLayout.ts';
import {
  type BufferView,
  bindGroup,
  binding,
  computePipeline,
  type KernelModule,
  uniformBuffer,
} from '../../kernel.ts';
import code from './preprocess.wgsl?raw';
import { pixelValueCount, type Target } from './target.ts';

const workgroupSize = 64;
const bytesPerWord = 4;
const maxComponents = 4;

const module: KernelModule = {
  label: 'preprocess',
  code,
  bindings: ['uniform', 'read-only-storage', 'storage'],
};

export type PreprocessBindings = {
  /** The bytes of the frame's `data`, padded to whole words. */
  readonly data: BufferView;
  /** f32 [frame, rgb, height, width]; this frame's part is written. */
  readonly pixelValues: BufferView;
};

export type PreprocessPlan = Disposable & {
  /**
   * Records one dispatch. Submits, reads back and allocates nothing.
   *
   * @throws RangeError when a buffer is too small.
   */
  encode(pass: GPUComputePassEncoder, bindings: PreprocessBindings): void;
};

export type Preprocess = {
  /**
   * @param index Which frame of the batch is written.
   * @throws RangeError when the frame's data ends before its last sample.
   */
  plan(frame: FramePixels, target: Target, index: number): PreprocessPlan;
};

/**
 * One decoded frame to pixel_values: antialiased bilinear resize (triangle filter, support = max(1, scale), half-pixel
 * centres: PIL's BILINEAR), R'G'B' clamped to [0, 1], composited over black, normalised, upright.
 */
export async function createPreprocess(device: GPUDevice): Promise<Preprocess> {
  const pipeline = await computePipeline(device, module, 'preprocess', { workgroup_size: workgroupSize });
  return { plan: (frame, target, index) => plan(device, pipeline, frame, target, index) };
}

/** Whole words that hold a frame's bytes: what its buffer must have room for. */
const paddedBytes = ({ data }: FramePixels): number => Math.ceil(data.byteLength / bytesPerWord) * bytesPerWord;

/** A new storage buffer with the frame's bytes, as `encode` reads them. The caller destroys it. */
export function uploadFrame(device: GPUDevice, frame: FramePixels): GPUBuffer {
  const usage = GPUBufferUsage.STORAGE;
  const size = paddedBytes(frame);
  const buffer = device.createBuffer({ label: 'frame', size, usage, mappedAtCreation: true });
  new Uint8Array(buffer.getMappedRange()).set(frame.data);
  buffer.unmap();
  return buffer;
}

function plan(
  device: GPUDevice,
  pipeline: GPUComputePipeline,
  frame: FramePixels,
  target: Target,
  index: number,
): PreprocessPlan {
  const uniform = uniformBuffer(device, 'preprocess frame', frameWords(frame, target, index));
  const dataBytes = paddedBytes(frame);
  const writtenBytes = (index + 1) * pixelValueCount(target) * bytesPerWord;
  return {
    encode(pass, { data, pixelValues }) {
      const resources = [
        { buffer: uniform },
        binding('data', data, dataBytes),
        binding('pixel_values', pixelValues, writtenBytes),
      ];
      pass.setPipeline(pipeline);
      pass.setBindGroup(0, bindGroup(device, pipeline, resources));
      pass.dispatchWorkgroups(Math.ceil((target.width * target.height) / workgroupSize));
    },
    [Symbol.dispose]: () => uniform.destroy(),
  };
}

const floatBits = (values: readonly number[]): Iterable<number> => new Uint32Array(Float32Array.from(values).buffer);

/** The shader's struct Frame. */
function frameWords(frame: FramePixels, target: Target, index: number): Uint32Array {
  const components = componentsOf(frame);
  const first = index * pixelValueCount(target);
  const padding = 0;
  return Uint32Array.from([
    ...Array.from({ length: maxComponents }, (_, at) => componentWords(components[at])).flat(),
    ...floatBits(colourTransform(frame).flat()),
    ...floatBits([...target.mean, padding, ...target.std, padding]),
    ...[target.width, target.height, frame.rotation / 90, components.length === maxComponents ? 1 : 0, first],
    ...[padding, padding, padding],
  ]);
}

const unused: Component = { offset: 0, stride: 0, step: 0, columns: 0, rows: 0, extentX: 0, extentY: 0 };

/** The shader's struct Component. */
function componentWords(component: Component = unused): readonly number[] {
  const { offset, stride, step, columns, rows, extentX, extentY } = component;
  const padding = 0;
  return [offset, stride, step, padding, columns, rows, ...floatBits([extentX, extentY])];
}
