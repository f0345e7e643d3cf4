import { assert } from '../../domain/errors.ts';
import { type GoldenSpec, type Manifest, parseManifest } from '../../domain/manifest.ts';
import { type Engine, openEngine } from './engine.ts';
import type { ReadFile } from './golden.ts';
import { loadRuntime } from './runtime.ts';
import type { Host } from './session.ts';

export type DemoBundle = { readonly manifest: Manifest; readonly golden: GoldenSpec; readonly readFile: ReadFile };

/** The bundle in models/demo, as the development server has it. */
export async function demoBundle(): Promise<DemoBundle> {
  const folder = `${import.meta.env.BASE_URL}models/demo/`;
  const manifest = parseManifest(await (await fetch(`${folder}manifest.json`)).json());
  const { golden } = manifest;
  assert(golden, 'the demo bundle has goldens');
  const contents = await Promise.all(
    manifest.files.map(async ({ path }) => {
      const response = await fetch(folder + path);
      return [path, new Uint8Array(await response.arrayBuffer())] as const;
    }),
  );
  const files = new Map(contents);
  return { manifest, golden, readFile: (path) => files.get(path) ?? new Uint8Array() };
}

/** @param gpu null for WASM. */
export async function openDemo({ manifest, readFile }: DemoBundle, gpu: Host['gpu']): Promise<Engine> {
  const opening = openEngine({ ort: await loadRuntime(), gpu }, manifest, readFile);
  let step = await opening.next();
  while (!step.done) step = await opening.next();
  return step.value;
}
