import { expect, it } from 'vitest';
import { media } from '../adapters/media/media.ts';
import { Golden } from '../adapters/ort/golden.ts';
import { loadRuntime } from '../adapters/ort/runtime.ts';
import { openShotDetector } from '../adapters/ort/shotDetector.ts';
import { fetchShotDetector, type ShotDetectorFiles } from '../adapters/storage/bundle.ts';
import { httpSource } from '../adapters/storage/bundleSource.ts';
import { milliseconds } from '../domain/units.ts';
import { type Source, survey } from '../pipeline/survey.ts';
import { shotDetector } from './shots.ts';

const manifestPath = '/models/shot-detector/manifest.json';
const clip = '/e2e/fixtures/shots/cut-and-dissolve.mp4';
const never = new AbortController().signal;

async function surveyed(): Promise<Source> {
  const response = await fetch(clip);
  const file = new File([await response.blob()], 'cut-and-dissolve.mp4');
  return { id: 'clip', clip: await media.open(file, never), shots: shotDetector(manifestPath), findings: {} };
}

const shotsOf = async (source: Source) => {
  const work = survey(source, ['shots'], () => milliseconds(0), never);
  let step = await work.next();
  while (!step.done) step = await work.next();
  return step.value.signals.shots;
};

const detector = (): Promise<ShotDetectorFiles> =>
  fetchShotDetector(httpSource(new URL(manifestPath, location.origin)), never);

it('a file has the colour grids here that it has in Python, and the boundaries that are in it', async () => {
  const source = await surveyed();
  await using _ = source.clip;
  const { boundaries, fallback } = await shotsOf(source);
  expect(fallback).toBeNull();
  expect(boundaries).toHaveLength(2);
  const [cut, dissolve] = boundaries;
  expect(cut).toEqual({ begin: 1.5, end: 1.5 });
  expect(((dissolve?.begin ?? 0) + (dissolve?.end ?? 0)) / 2).toBeCloseTo(3, 0);
  expect(dissolve?.end).toBeGreaterThan(dissolve?.begin ?? 9);
  const { manifest, file } = await detector();
  const golden = new Golden(manifest, file).floats('grids');
  const grids = source.findings.compared?.grids ?? [];
  const furthest = grids.flatMap((grid, at) =>
    [...grid].map((value, i) => value - (golden[at * grid.length + i] ?? 9)),
  );
  expect(furthest).toHaveLength(golden.length);
  expect(furthest.reduce((most, off) => Math.max(most, Math.abs(off)), 0)).toBeLessThan(1e-5);
});

it('a detector that gets its numbers wrong is refused', async () => {
  const { manifest, file } = await detector();
  const damaged = (path: string) => {
    const content = file(path);
    if (!path.endsWith('logits.bin')) return content;
    const floats = new Float32Array(content.slice().buffer);
    floats[5] = (floats[5] ?? 0) + 1;
    return new Uint8Array(floats.buffer);
  };
  await expect(openShotDetector(await loadRuntime(), manifest, damaged)).rejects.toThrow('backend-wrong-numbers');
});
