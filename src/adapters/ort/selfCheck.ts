import { AppError } from '../../domain/errors.ts';
import { poolingWindows } from '../../domain/linvt.ts';
import type { GoldenSpec, Manifest } from '../../domain/manifest.ts';
import { splitAtVideo } from '../../domain/prompt.ts';
import { elementCount } from '../../domain/tensor.ts';
import { tokenId } from '../../domain/units.ts';
import type { LinvtPort } from '../../pipeline/ports.ts';
import { Golden, type ReadFile } from './golden.ts';
import { HeldEmbeddings, HeldPyramid, HeldScores, HeldVideoTokens, HeldVisualTokens } from './handles.ts';
import { embedTokens, type LanguageParts, readPrompt } from './languageModel.ts';
import type { Graphs } from './session.ts';
import type { Memory } from './tensorBridge.ts';
import { encodeFrames, relateFrames } from './visionEncoder.ts';

/** Largest absolute difference from the golden tensors, by stage, and the first stage that is further off than it may be. */
export type SelfCheck = {
  readonly differences: Readonly<Record<string, number>>;
  readonly failed: { readonly stage: string; readonly difference: number } | null;
};

export type SelfCheckParts = {
  readonly manifest: Manifest;
  readonly readFile: ReadFile;
  readonly graphs: Graphs;
  readonly memory: Memory;
  readonly linvt: LinvtPort;
  readonly language: LanguageParts;
};

type Bench = SelfCheckParts & { readonly golden: Golden };
type Differences = Readonly<Record<string, number>>;

/** Runs every stage on the golden input of that stage, so that one wrong stage does not blame the next. */
export async function selfCheck(parts: SelfCheckParts): Promise<SelfCheck> {
  const { golden: spec } = parts.manifest;
  if (!spec) return { differences: {}, failed: null };
  const bench = { ...parts, golden: new Golden({ golden: spec }, parts.readFile) };
  const differences: Record<string, number> = {};
  for (const check of checks) {
    Object.assign(differences, await check(bench));
  }
  const failed = Object.entries(differences).find(([stage, difference]) => difference > toleranceOf(spec, stage));
  return { differences, failed: failed ? { stage: failed[0], difference: failed[1] } : null };
}

function toleranceOf({ tolerance }: GoldenSpec, stage: string): number {
  const allowed = tolerance[stage];
  if (allowed === undefined)
    throw new AppError('bundle-invalid', { where: 'golden.tolerance', what: `${stage} is missing` });
  return allowed;
}

/** In the order of the data flow; a stage that the bundle lacks is not checked. */
const checks = [
  checkVision,
  checkTemporal,
  checkScores,
  checkSelection,
  checkEmbedding,
  checkAggregation,
  checkReading,
];

/** Infinite where lengths differ or either has a NaN that the other has not. */
export function largestDifference(actual: ArrayLike<number>, expected: ArrayLike<number>): number {
  if (actual.length !== expected.length) return Number.POSITIVE_INFINITY;
  let largest = 0;
  for (let i = 0; i < actual.length; i++) {
    const [a, b] = [actual[i] as number, expected[i] as number];
    const difference = Object.is(a, b) ? 0 : Math.abs(a - b);
    largest = Math.max(largest, Number.isNaN(difference) ? Number.POSITIVE_INFINITY : difference);
  }
  return largest;
}

const hold = ({ golden, memory }: Bench, stage: string) => memory.hold(golden.floats(stage), golden.shape(stage));

/**
 * Frames are encoded one by one in the graph: a few tell as much as all, in a fraction of the time, and a golden need
 * hold no more.
 */
const checkedFrames = 2;

async function checkVision({ golden, graphs, memory }: Bench): Promise<Differences> {
  const first = (stage: string) => {
    const [frames = 0, ...perFrame] = golden.shape(stage);
    const shape = [Math.min(frames, checkedFrames), ...perFrame];
    return { shape, values: golden.floats(stage).subarray(0, elementCount(shape)) };
  };
  const { shape, values } = first('pixel_values');
  using pixels = new HeldVisualTokens(memory.hold(values, shape));
  const column = (stage: string) => (graphs.visionEncoder.inputs.includes(stage) ? first(stage).values : []);
  const [shares, clock] = [column('frame_times'), column('frame_seconds')];
  const moments = Array.from({ length: shape[0] ?? 0 }, (_, i) => ({ share: shares[i] ?? 0, seconds: clock[i] ?? 0 }));
  using tokens = new HeldVisualTokens(await encodeFrames(graphs.visionEncoder, memory, pixels.tensor, moments));
  return { visual_tokens: largestDifference(await memory.read(tokens.tensor), first('visual_tokens').values) };
}

async function checkTemporal(bench: Bench): Promise<Differences> {
  const { graphs, memory, golden } = bench;
  if (!graphs.temporal) return {};
  using alone = new HeldVisualTokens(hold(bench, 'visual_tokens'));
  using tokens = new HeldVisualTokens(await relateFrames(graphs.temporal, alone.tensor));
  return { temporal_tokens: largestDifference(await memory.read(tokens.tensor), golden.floats('temporal_tokens')) };
}

/** What is scored and chosen from. */
const holdTokens = (bench: Bench) =>
  new HeldVisualTokens(hold(bench, bench.graphs.temporal ? 'temporal_tokens' : 'visual_tokens'));

async function checkScores(bench: Bench): Promise<Differences> {
  if (!bench.graphs.significance) return {};
  using tokens = holdTokens(bench);
  using scores = await bench.linvt.score(tokens);
  return { scores: largestDifference(await scores.read(), bench.golden.floats('scores')) };
}

async function checkSelection(bench: Bench): Promise<Differences> {
  if (!bench.graphs.significance) return {};
  const { golden, memory, linvt } = bench;
  const indices = golden.integers('indices');
  using tokens = holdTokens(bench);
  using scores = new HeldScores(hold(bench, 'scores'), memory);
  using pyramid = HeldPyramid.of(await linvt.select(tokens, scores, indices.length));
  const scales = await Promise.all(
    pyramid.scales.map(async (scale, i) => {
      const stage = `scale_${poolingWindows[i]}`;
      return [stage, largestDifference(await memory.read(scale), golden.floats(stage))] as const;
    }),
  );
  return { indices: largestDifference(await pyramid.indices(), indices), ...Object.fromEntries(scales) };
}

async function checkEmbedding({ golden, memory, language }: Bench): Promise<Differences> {
  using embedded = await embedTokens(language, golden.ids('question_ids'));
  return { question_embeds: largestDifference(await memory.read(embedded.tensor), golden.floats('question_embeds')) };
}

async function checkAggregation(bench: Bench): Promise<Differences> {
  const { golden, memory, linvt } = bench;
  if (!bench.graphs.aggregate) return {};
  using question = new HeldEmbeddings(hold(bench, 'question_embeds'));
  const scales = poolingWindows.map((window) => hold(bench, `scale_${window}`));
  const nowhere = { read: async () => new Uint32Array(), [Symbol.dispose]: () => undefined };
  using pyramid = new HeldPyramid(scales[0]?.dims[0] ?? 0, scales, nowhere);
  using video = HeldVideoTokens.of(await linvt.aggregate(pyramid, question));
  return { video_tokens: largestDifference(await memory.read(video.tensor), golden.floats('video_tokens')) };
}

/** The logits of the answer's first token. */
async function checkReading(bench: Bench): Promise<Differences> {
  const { golden, manifest, memory, language } = bench;
  const { before, after } = splitAtVideo(golden.ids('prompt_ids'), tokenId(manifest.language.videoToken));
  using tokens = new HeldVideoTokens(hold(bench, 'video_tokens'), [], memory);
  const logits = await readPrompt(manifest.language, language, [
    { kind: 'text', ids: before },
    { kind: 'video', tokens },
    { kind: 'text', ids: after },
  ]);
  return { logits: largestDifference(logits, golden.floats('logits').slice(-manifest.language.vocabulary)) };
}
