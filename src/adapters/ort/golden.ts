import { AppError } from '../../domain/errors.ts';
import type { GoldenSpec } from '../../domain/manifest.ts';
import { elementCount } from '../../domain/tensor.ts';
import { type TokenId, tokenId } from '../../domain/units.ts';

type Stage = GoldenSpec['stages'][string];

/** A file of the bundle by its path. */
export type ReadFile = (path: string) => Uint8Array<ArrayBuffer>;

/** The tensors that Python got at each stage of one clip, as the bundle holds them: raw, little-endian, row-major. */
export class Golden {
  readonly #stages: GoldenSpec['stages'];
  readonly #readFile: ReadFile;

  constructor({ golden }: { readonly golden: GoldenSpec }, readFile: ReadFile) {
    this.#stages = golden.stages;
    this.#readFile = readFile;
  }

  shape(stage: string): readonly number[] {
    return this.#stage(stage).shape;
  }

  floats(stage: string): Float32Array<ArrayBuffer> {
    return new Float32Array(this.#words(stage, 'float32'));
  }

  /** Token ids or indices. */
  integers(stage: string): readonly number[] {
    if (this.#stage(stage).dtype === 'uint32') return [...new Uint32Array(this.#words(stage, 'uint32'))];
    return Array.from(new BigInt64Array(this.#words(stage, 'int64')), Number);
  }

  ids(stage: string): readonly TokenId[] {
    return this.integers(stage).map(tokenId);
  }

  #stage(name: string): Stage {
    const stage = this.#stages[name];
    if (!stage) throw new AppError('bundle-invalid', { where: 'golden.stages', what: `${name} is missing` });
    return stage;
  }

  #words(name: string, dtype: Stage['dtype']): ArrayBuffer {
    const stage = this.#stage(name);
    const file = this.#readFile(stage.file);
    const bytesPerElement = dtype === 'int64' ? 8 : 4;
    if (stage.dtype !== dtype || file.length !== elementCount(stage.shape) * bytesPerElement) {
      throw new AppError('bundle-invalid', { where: `golden.stages.${name}`, what: 'dtype, shape and file disagree' });
    }
    return file.buffer.slice(file.byteOffset, file.byteOffset + file.byteLength);
  }
}
