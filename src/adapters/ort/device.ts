import { AppError } from '../../domain/errors.ts';

/** The one GPUDevice of this worker, which the graphs and our kernels share. */
export type Gpu = Disposable & {
  readonly device: GPUDevice;
  /** The adapter as a person would name it. */
  readonly description: string;
  /**
   * Settles as `work` does, or rejects as soon as the device is lost: work on a lost device may never settle.
   * @throws AppError 'gpu-lost'
   */
  guard<T>(work: Promise<T>): Promise<T>;
};

export type GpuAbsence =
  | { readonly code: 'no-webgpu' }
  | { readonly code: 'no-adapter' }
  | { readonly code: 'software-adapter' }
  | { readonly code: 'device-failed'; readonly message: string };

/**
 * Opens the machine's GPU.
 * @param software Also take an adapter that runs on the CPU. For users that is many times slower than WASM.
 */
export async function openGpu({ software }: { readonly software: boolean }): Promise<Gpu | GpuAbsence> {
  // Absent in insecure contexts and older browsers, whatever the type says.
  const gpu = navigator.gpu as GPU | undefined;
  if (!gpu) return { code: 'no-webgpu' };
  const adapter = await gpu.requestAdapter({ powerPreference: 'high-performance' });
  if (!adapter) return { code: 'no-adapter' };
  if (!software && isSoftware(adapter.info)) return { code: 'software-adapter' };
  try {
    const device = await adapter.requestDevice({
      requiredFeatures: features(adapter),
      requiredLimits: limits(adapter.limits),
    });
    return gpuOf(device, describe(adapter.info));
  } catch (failure) {
    return { code: 'device-failed', message: String(failure) };
  }
}

const isSoftware = (info: GPUAdapterInfo): boolean =>
  info.isFallbackAdapter || /swiftshader|llvmpipe|basic render/i.test(`${info.architecture} ${info.description}`);

const describe = ({ vendor, architecture, description }: GPUAdapterInfo): string =>
  description || [vendor, architecture].filter(Boolean).join(' ') || 'GPU';

/** Not `subgroups`: with it, ONNX Runtime's flash attention is wrong on some adapters. */
const features = (adapter: GPUAdapter): GPUFeatureName[] =>
  (['shader-f16', 'timestamp-query'] as const).filter((name) => adapter.features.has(name));

/** Fused graph operators bind more and larger buffers than the defaults allow. */
const limits = (most: GPUSupportedLimits): Record<string, GPUSize64> => ({
  maxBufferSize: most.maxBufferSize,
  maxStorageBufferBindingSize: most.maxStorageBufferBindingSize,
  maxStorageBuffersPerShaderStage: most.maxStorageBuffersPerShaderStage,
  maxComputeWorkgroupStorageSize: most.maxComputeWorkgroupStorageSize,
  maxComputeInvocationsPerWorkgroup: most.maxComputeInvocationsPerWorkgroup,
  maxComputeWorkgroupSizeX: most.maxComputeWorkgroupSizeX,
  maxComputeWorkgroupSizeY: most.maxComputeWorkgroupSizeY,
  maxComputeWorkgroupSizeZ: most.maxComputeWorkgroupSizeZ,
  maxComputeWorkgroupsPerDimension: most.maxComputeWorkgroupsPerDimension,
});

function gpuOf(device: GPUDevice, description: string): Gpu {
  // Each promise in Promise.race would hold on to a reaction for as long as the device lives; this set lets go of them.
  const waiting = new Set<(failure: AppError) => void>();
  let lost: AppError | undefined;
  void device.lost.then(({ message }) => {
    lost = new AppError('gpu-lost', { message });
    for (const reject of waiting) reject(lost);
  });
  return {
    device,
    description,
    guard: <T>(work: Promise<T>) =>
      new Promise<T>((resolve, reject) => {
        waiting.add(reject);
        if (lost) reject(lost);
        work.then(resolve, (failure: unknown) => reject(lost ?? failure)).finally(() => waiting.delete(reject));
      }),
    [Symbol.dispose]: () => device.destroy(),
  };
}
