/** A device for tests and benches. Throws where there is no adapter, so that no GPU test passes by not running. */
export async function requestTestDevice(features: readonly GPUFeatureName[] = []): Promise<GPUDevice> {
  const adapter = await navigator.gpu.requestAdapter();
  if (!adapter) throw new Error('no WebGPU adapter: the GPU tests cannot run');
  const device = await adapter.requestDevice({ requiredFeatures: [...features] });
  device.onuncapturederror = ({ error }) => {
    throw new Error(error.message);
  };
  return device;
}

const storage = (): number => GPUBufferUsage.STORAGE | GPUBufferUsage.COPY_SRC | GPUBufferUsage.COPY_DST;

/** A storage buffer that starts with `data`, and is longer by `spareBytes`, as pooled buffers are. */
export function upload(device: GPUDevice, data: Float32Array | Uint32Array | Uint8Array, spareBytes = 0): GPUBuffer {
  const size = Math.ceil((data.byteLength + spareBytes) / 4) * 4;
  const buffer = device.createBuffer({ size, usage: storage(), mappedAtCreation: true });
  new Uint8Array(buffer.getMappedRange()).set(new Uint8Array(data.buffer, data.byteOffset, data.byteLength));
  buffer.unmap();
  return buffer;
}

/** Records `encode` in one compute pass and submits it. */
export function submit(device: GPUDevice, encode: (pass: GPUComputePassEncoder) => void): void {
  const encoder = device.createCommandEncoder();
  const pass = encoder.beginComputePass();
  encode(pass);
  pass.end();
  device.queue.submit([encoder.finish()]);
}

/** The bytes of a whole buffer. */
export async function download(device: GPUDevice, source: GPUBuffer): Promise<ArrayBuffer> {
  const usage = GPUBufferUsage.MAP_READ | GPUBufferUsage.COPY_DST;
  const staging = device.createBuffer({ size: source.size, usage });
  const encoder = device.createCommandEncoder();
  encoder.copyBufferToBuffer(source, 0, staging, 0, source.size);
  device.queue.submit([encoder.finish()]);
  await staging.mapAsync(GPUMapMode.READ);
  const bytes = staging.getMappedRange().slice(0);
  staging.destroy();
  return bytes;
}
