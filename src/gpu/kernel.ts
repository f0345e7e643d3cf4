/** A WGSL module and the binding types of its group 0, in order. All its entry points share this layout. */
export type KernelModule = {
  readonly label: string;
  readonly code: string;
  readonly bindings: readonly GPUBufferBindingType[];
};

/** Values of a module's `override` declarations, by name. */
export type Constants = Readonly<Record<string, number>>;

/** Elements at the start of a buffer, which may be larger: pooled buffers are. */
export type BufferView = {
  readonly buffer: GPUBuffer;
  /** Bytes before the first element; 0 unless set. */
  readonly offset?: number;
};

const pipelines = new WeakMap<GPUDevice, Map<string, Promise<GPUComputePipeline>>>();

/**
 * Compiles one entry point. The same device, module, entry point and constants give the same pipeline.
 *
 * @throws Error with the compiler's messages when the WGSL is rejected.
 */
export function computePipeline(
  device: GPUDevice,
  module: KernelModule,
  entryPoint: string,
  constants: Constants,
): Promise<GPUComputePipeline> {
  const ofDevice = pipelines.get(device) ?? new Map<string, Promise<GPUComputePipeline>>();
  pipelines.set(device, ofDevice);
  const key = JSON.stringify([module.code, entryPoint, Object.entries(constants).sort()]);
  const compiled = ofDevice.get(key) ?? compile(device, module, entryPoint, constants);
  ofDevice.set(key, compiled);
  return compiled;
}

async function compile(
  device: GPUDevice,
  module: KernelModule,
  entryPoint: string,
  constants: Constants,
): Promise<GPUComputePipeline> {
  const { label, code, bindings } = module;
  const shader = device.createShaderModule({ label, code });
  const errors = (await shader.getCompilationInfo()).messages.filter(({ type }) => type === 'error');
  if (errors.length > 0) {
    throw new Error(errors.map(({ lineNum, message }) => `${label}.wgsl:${lineNum}: ${message}`).join('\n'));
  }
  const entries = bindings.map((type, binding) => ({ binding, visibility: GPUShaderStage.COMPUTE, buffer: { type } }));
  const layout = device.createPipelineLayout({ bindGroupLayouts: [device.createBindGroupLayout({ label, entries })] });
  return device.createComputePipelineAsync({
    label: `${label}/${entryPoint}`,
    layout,
    compute: { module: shader, entryPoint, constants },
  });
}

/**
 * The binding of exactly `byteLength` bytes: what the shader may touch, whatever the buffer's size.
 *
 * @throws RangeError when the buffer ends before that; WebGPU itself would clamp in silence.
 */
export function binding(name: string, { buffer, offset = 0 }: BufferView, byteLength: number): GPUBufferBinding {
  if (offset + byteLength > buffer.size) {
    throw new RangeError(`${name}: needs ${byteLength} bytes at ${offset}, the buffer has ${buffer.size}`);
  }
  return { buffer, offset, size: byteLength };
}

/** Binds `resources` to group 0, in the order of the module's bindings. */
export function bindGroup(
  device: GPUDevice,
  pipeline: GPUComputePipeline,
  resources: readonly GPUBufferBinding[],
): GPUBindGroup {
  const entries = resources.map((resource, binding) => ({ binding, resource }));
  return device.createBindGroup({ layout: pipeline.getBindGroupLayout(0), entries });
}

/** A uniform buffer that holds `words` for its whole life. */
export function uniformBuffer(device: GPUDevice, label: string, words: Uint32Array | Float32Array): GPUBuffer {
  const usage = GPUBufferUsage.UNIFORM;
  const buffer = device.createBuffer({ label, size: words.byteLength, usage, mappedAtCreation: true });
  new Uint32Array(buffer.getMappedRange()).set(new Uint32Array(words.buffer, words.byteOffset, words.length));
  buffer.unmap();
  return buffer;
}
