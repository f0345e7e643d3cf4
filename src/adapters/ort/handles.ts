import { assert } from '../../domain/errors.ts';
import type { Embeddings, Pyramid, Scores, VideoTokens, VisualTokens } from '../../pipeline/ports.ts';
import type { Floats } from './session.ts';
import type { Memory } from './tensorBridge.ts';

/*
 * What stands behind the pipeline's handles: tensors, each owned by one handle. The pipeline hands back only what it was
 * given, so that a handle of another kind is a broken invariant.
 */

abstract class Held implements Disposable {
  readonly tensor: Floats;
  readonly #owned: readonly Floats[];

  /** @param owned What is freed with the handle, where that is not just the tensor itself. */
  constructor(tensor: Floats, owned: readonly Floats[] = [tensor]) {
    this.tensor = tensor;
    this.#owned = owned;
  }

  [Symbol.dispose](): void {
    for (const tensor of this.#owned) tensor.dispose();
  }
}

/** What stands behind rows that this adapter gave. */
export function tensorOf(rows: VisualTokens | Embeddings): Floats {
  assert(rows instanceof Held, 'rows of this adapter');
  return rows.tensor;
}

/** [frame, patch, channel] */
export class HeldVisualTokens extends Held implements VisualTokens {
  get frames(): number {
    return this.tensor.dims[0] ?? 0;
  }

  get patches(): number {
    return this.tensor.dims[1] ?? 0;
  }

  static of(tokens: VisualTokens): HeldVisualTokens {
    assert(tokens instanceof HeldVisualTokens, 'visual tokens of this adapter');
    return tokens;
  }
}

/** [frame, patch] */
export class HeldScores extends Held implements Scores {
  readonly #memory: Memory;

  constructor(tensor: Floats, memory: Memory) {
    super(tensor);
    this.#memory = memory;
  }

  read(): Promise<Float32Array> {
    return this.#memory.read(this.tensor);
  }

  static of(scores: Scores): HeldScores {
    assert(scores instanceof HeldScores, 'scores of this adapter');
    return scores;
  }
}

/** [sequence, channel] */
export class HeldEmbeddings extends Held implements Embeddings {
  get length(): number {
    return this.tensor.dims[0] ?? 0;
  }

  static of(embeddings: Embeddings): HeldEmbeddings {
    assert(embeddings instanceof HeldEmbeddings, 'embeddings of this adapter');
    return embeddings;
  }
}

/** [video, channel] with the aggregation's weights, [query, token of the scale] each. */
export class HeldVideoTokens extends HeldEmbeddings implements VideoTokens {
  readonly #weights: readonly Floats[];
  readonly #memory: Memory;

  constructor(tensor: Floats, weights: readonly Floats[], memory: Memory) {
    super(tensor, [tensor, ...weights]);
    this.#weights = weights;
    this.#memory = memory;
  }

  weights(): Promise<readonly Float32Array[]> {
    return Promise.all(this.#weights.map((scale) => this.#memory.read(scale)));
  }
}

/** One tensor [token of the scale, channel] a pooling window. */
export class HeldPyramid implements Pyramid {
  readonly selected: number;
  readonly scales: readonly Floats[];
  readonly #indices: SelectedIndices;

  constructor(selected: number, scales: readonly Floats[], indices: SelectedIndices) {
    this.selected = selected;
    this.scales = scales;
    this.#indices = indices;
  }

  indices(): Promise<Uint32Array> {
    return this.#indices.read();
  }

  [Symbol.dispose](): void {
    for (const scale of this.scales) scale.dispose();
    this.#indices[Symbol.dispose]();
  }

  static of(pyramid: Pyramid): HeldPyramid {
    assert(pyramid instanceof HeldPyramid, 'a pyramid of this adapter');
    return pyramid;
  }
}

/** Indices of the kept tokens, wherever they are. */
export type SelectedIndices = Disposable & { read(): Promise<Uint32Array> };
