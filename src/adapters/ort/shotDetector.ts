import { AppError } from '../../domain/errors.ts';
import type { ColourGrid } from '../../domain/frameGrid.ts';
import type { ShotManifest } from '../../domain/shots/shotManifest.ts';
import { boundariesOf } from '../../domain/shots/shots.ts';
import type { Seconds } from '../../domain/units.ts';
import type { ShotPort } from '../../pipeline/ports.ts';
import { Golden, type ReadFile } from './golden.ts';
import type { Ort } from './runtime.ts';
import { largestDifference } from './selfCheck.ts';
import { type Graph, openGraph, output } from './session.ts';

/** Cells and colours of one grid: its length, and the graph's axes behind the frames. */
const gridShape = [16, 16, 3] as const;

/**
 * Opens the shot detector on WASM, whatever the model runs on: a clip takes it some tens of milliseconds. It then must get
 * the golden numbers right.
 * @throws AppError 'bundle-invalid', 'backend-wrong-numbers', 'out-of-memory'
 */
export async function openShotDetector(
  ort: Ort,
  manifest: ShotManifest,
  readFile: ReadFile,
): Promise<ShotPort & AsyncDisposable> {
  await using opening = new AsyncDisposableStack();
  const graph = opening.use(await openGraph({ ort, gpu: null }, 'shot detector', manifest.graph, readFile));
  const judge = (grids: Float32Array, step: number) => logitsOf(ort, graph, grids, step);
  await check(manifest, readFile, judge);
  const owned = opening.move();
  return {
    detect: async ({ times, grids }) =>
      boundariesOf(times, await judge(joined(grids), meanStep(times)), manifest.thresholds),
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  };
}

type Judge = (grids: Float32Array, step: number) => Promise<Float32Array>;

async function check(manifest: ShotManifest, readFile: ReadFile, judge: Judge): Promise<void> {
  const golden = new Golden(manifest, readFile);
  const logits = await judge(golden.floats('grids'), golden.floats('step')[0] ?? 0);
  const difference = largestDifference(logits, golden.floats('logits'));
  const allowed = manifest.golden.tolerance['logits'] ?? 0;
  if (!(difference <= allowed)) {
    throw new AppError('backend-wrong-numbers', { stage: 'shots', difference: String(difference) });
  }
}

async function logitsOf(ort: Ort, graph: Graph, grids: Float32Array, step: number): Promise<Float32Array> {
  const [rows, columns, colours] = gridShape;
  const frames = grids.length / (rows * columns * colours);
  using feeds = new DisposableStack();
  const tensor = (values: Float32Array, dims: readonly number[]) =>
    feeds.adopt(new ort.Tensor('float32', values, dims), (held) => held.dispose());
  const outputs = await graph.run({
    grids: tensor(grids, [frames, ...gridShape]),
    step: tensor(Float32Array.of(step), [1]),
  });
  const logits = output(outputs, 'logits');
  const values = Float32Array.from(logits.data);
  logits.dispose();
  return values;
}

/** [frame, row, column, colour] */
function joined(grids: readonly ColourGrid[]): Float32Array {
  const length = gridShape.reduce((product, axis) => product * axis, 1);
  const whole = new Float32Array(grids.length * length);
  for (const [at, grid] of grids.entries()) whole.set(grid, at * length);
  return whole;
}

/** Mean seconds from frame to frame; that of 25 frames a second where there is one frame. */
function meanStep(times: readonly Seconds[]): number {
  const [first = 0, last = 0] = [times[0], times.at(-1)];
  return times.length > 1 ? (last - first) / (times.length - 1) : 0.04;
}
