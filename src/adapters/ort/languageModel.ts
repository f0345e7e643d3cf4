import type { Tensor } from 'onnxruntime-web';
import { logProbabilityOf } from '../../domain/confidence.ts';
import { AppError } from '../../domain/errors.ts';
import type { Generation } from '../../domain/generation.ts';
import type { Manifest } from '../../domain/manifest.ts';
import { tokenChooser } from '../../domain/tokenSampling.ts';
import type { TokenId } from '../../domain/units.ts';
import type { LanguagePort, PromptPart, WrittenToken } from '../../pipeline/ports.ts';
import { HeldEmbeddings } from './handles.ts';
import type { Ort } from './runtime.ts';
import { type Floats, type Graph, output } from './session.ts';
import type { Memory } from './tensorBridge.ts';

type LanguageSpec = Manifest['language'];

export type LanguageParts = {
  readonly ort: Ort;
  readonly embedTokens: Graph;
  readonly decoder: Graph;
  readonly memory: Memory;
};

export function createLanguageModel(spec: LanguageSpec, parts: LanguageParts): LanguagePort {
  const eos = new Set<number>(spec.eos);
  const embed = (ids: readonly TokenId[]) => embedTokens(parts, ids);

  async function* generate(
    prompt: readonly PromptPart[],
    generation: Generation,
    onPrefill: () => void,
    signal: AbortSignal,
  ): AsyncGenerator<WrittenToken, 'end' | 'length', undefined> {
    const choose = tokenChooser(generation);
    using reading = new Reading(spec, parts);
    let logits = await prefill(reading, prompt, parts);
    onPrefill();
    for (let count = 1; ; count++) {
      signal.throwIfAborted();
      const id = choose(logits);
      if (eos.has(id)) return 'end';
      yield { id, logProbability: logProbabilityOf(logits, id) };
      if (count >= generation.maxTokens || reading.length >= spec.context) return 'length';
      signal.throwIfAborted();
      using embedded = await embed([id]);
      logits = await reading.read(embedded);
    }
  }

  return { context: spec.context, embed, generate };
}

/** Rows [sequence, channel] of the embedding table. */
export async function embedTokens(
  { ort, embedTokens, memory }: LanguageParts,
  ids: readonly TokenId[],
): Promise<HeldEmbeddings> {
  const outputs = await embedTokens.run({ input_ids: integers(ort, ids, [1, ids.length]) });
  const embedded = output(outputs, 'inputs_embeds');
  return new HeldEmbeddings(memory.view(embedded, embedded.dims.slice(1)), [embedded]);
}

const integers = ({ Tensor }: Ort, values: Iterable<number>, dims: readonly number[]): Tensor =>
  new Tensor('int64', BigInt64Array.from(values, BigInt), dims);

const positions = (ort: Ort, from: number, length: number): Tensor =>
  integers(
    ort,
    Array.from({ length }, (_, i) => from + i),
    [1, length],
  );

/** Reads the whole prompt at once; the video tokens stand where the template put their placeholder. */
async function prefill(reading: Reading, prompt: readonly PromptPart[], parts: LanguageParts): Promise<Float32Array> {
  using stack = new DisposableStack();
  const rows: HeldEmbeddings[] = [];
  for (const part of prompt) {
    if (part.kind === 'video') rows.push(HeldEmbeddings.of(part.tokens));
    else if (part.ids.length > 0) rows.push(stack.use(await embedTokens(parts, part.ids)));
  }
  const length = rows.reduce((total, part) => total + part.length, 0);
  const channels = rows[0]?.tensor.dims[1] ?? 0;
  const whole = parts.memory.concat(
    rows.map(({ tensor }) => tensor),
    [length, channels],
  );
  using embedded = new HeldEmbeddings(whole);
  return await reading.read(embedded);
}

/** The logits [vocabulary] after a prompt, with nothing kept for an answer. */
export async function readPrompt(
  spec: LanguageSpec,
  parts: LanguageParts,
  prompt: readonly PromptPart[],
): Promise<Float32Array> {
  using reading = new Reading(spec, parts);
  return await prefill(reading, prompt, parts);
}

/** What the model has read so far of one conversation: its keys and values, which stay where the model runs. */
class Reading implements Disposable {
  /** Positions read. */
  length = 0;
  readonly #spec: LanguageSpec;
  readonly #parts: LanguageParts;
  #past: ReadonlyMap<string, Floats>;

  constructor(spec: LanguageSpec, parts: LanguageParts) {
    this.#spec = spec;
    this.#parts = parts;
    this.#past = emptyPast(spec, parts.ort);
  }

  /**
   * Reads on.
   * @returns logits [vocabulary] after the last position; only these leave the place where the model runs.
   * @throws AppError 'question-too-long' beyond the positions that the model has.
   */
  async read(embeddings: HeldEmbeddings): Promise<Float32Array> {
    const { ort, decoder, memory } = this.#parts;
    const from = this.length;
    const to = from + embeddings.length;
    if (to > this.#spec.context) throw new AppError('question-too-long');
    const outputs = await decoder.run({
      inputs_embeds: memory.view(embeddings.tensor, [1, ...embeddings.tensor.dims]),
      attention_mask: integers(ort, new Uint8Array(to).fill(1), [1, to]),
      ...(decoder.inputs.includes('position_ids') ? { position_ids: positions(ort, from, embeddings.length) } : {}),
      ...Object.fromEntries(this.#past),
    });
    this.#keep(outputs);
    this.length = to;
    using logits = new HeldEmbeddings(output(outputs, 'logits'));
    return await memory.read(logits.tensor, logits.tensor.size - this.#spec.vocabulary);
  }

  #keep(outputs: ReadonlyMap<string, Floats>): void {
    this[Symbol.dispose]();
    this.#past = new Map(
      [...this.#past.keys()].map((past) => [past, output(outputs, past.replace('past_key_values', 'present'))]),
    );
  }

  [Symbol.dispose](): void {
    for (const tensor of this.#past.values()) tensor.dispose();
  }
}

/** Keys and values [batch, head, past sequence, head size] of nothing, on the CPU: there is no GPU buffer of size 0. */
function emptyPast(
  { layers, heads, kvHeads = heads, headSize }: LanguageSpec,
  { Tensor }: Ort,
): ReadonlyMap<string, Floats> {
  const names = Array.from({ length: layers }, (_, layer) =>
    ['key', 'value'].map((part) => `past_key_values.${layer}.${part}`),
  );
  return new Map(
    names.flat().map((name) => [name, new Tensor('float32', new Float32Array(), [1, kvHeads, 0, headSize])]),
  );
}
