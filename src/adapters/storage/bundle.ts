import { AppError } from '../../domain/errors.ts';
import { type BundleFile, type Manifest, parseManifest } from '../../domain/manifest.ts';
import { parseShotManifest, type ShotManifest } from '../../domain/shots/shotManifest.ts';
import { type Bytes, bytes } from '../../domain/units.ts';
import { type BundleSource, manifestPath } from './bundleSource.ts';

/** A bundle in memory, each file as its manifest promised it. */
export type Bundle = {
  readonly manifest: Manifest;
  /** SHA-256 of the manifest as it was read. */
  readonly sha256: string;
  /** @throws AppError 'bundle-invalid' for a path that the manifest does not list. */
  file(path: string): Uint8Array<ArrayBuffer>;
};

/** The shot detector in memory, as its manifest promised it. */
export type ShotDetectorFiles = {
  readonly manifest: ShotManifest;
  /** @throws AppError 'bundle-invalid' for a path that the manifest does not list. */
  file(path: string): Uint8Array<ArrayBuffer>;
};

export type DownloadProgress = { readonly done: Bytes; readonly total: Bytes };

/**
 * Reads the manifest and every file that it lists, checked by SHA-256.
 * @throws AppError 'bundle-missing-file', 'bundle-wrong-hash', 'bundle-invalid'
 */
export async function* fetchBundle(
  source: BundleSource,
  signal: AbortSignal,
): AsyncGenerator<DownloadProgress, Bundle, undefined> {
  const described = await readManifest(source, signal);
  const manifest = parseManifest(jsonOf(described));
  const files = yield* fetchFiles(source, manifest.files, signal);
  return { manifest, sha256: await sha256(described), file: (path) => listed(files, path) };
}

/**
 * The shot detector's manifest and files, checked alike.
 * @throws AppError 'bundle-missing-file', 'bundle-wrong-hash', 'bundle-invalid'
 */
export async function fetchShotDetector(source: BundleSource, signal: AbortSignal): Promise<ShotDetectorFiles> {
  const manifest = parseShotManifest(jsonOf(await readManifest(source, signal)));
  const download = fetchFiles(source, manifest.files, signal);
  let step = await download.next();
  while (!step.done) step = await download.next();
  const files = step.value;
  return { manifest, file: (path) => listed(files, path) };
}

/** The contents of files by their paths; yields how much has arrived. */
async function* fetchFiles(
  source: BundleSource,
  wanted: readonly BundleFile[],
  signal: AbortSignal,
): AsyncGenerator<DownloadProgress, ReadonlyMap<string, Uint8Array<ArrayBuffer>>, undefined> {
  const total = bytes(wanted.reduce((sum, file) => sum + file.bytes, 0));
  const files = new Map<string, Uint8Array<ArrayBuffer>>();
  let before = 0;
  for (const file of wanted) {
    const download = fetchFile(source, file, signal);
    let step = await download.next();
    for (; !step.done; step = await download.next()) yield { done: bytes(before + step.value), total };
    files.set(file.path, step.value);
    before += file.bytes;
  }
  return files;
}

function listed(files: ReadonlyMap<string, Uint8Array<ArrayBuffer>>, path: string): Uint8Array<ArrayBuffer> {
  const file = files.get(path);
  if (!file) throw new AppError('bundle-invalid', { where: 'files', what: `${path} is not listed` });
  return file;
}

async function readManifest(source: BundleSource, signal: AbortSignal): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of source.read(manifestPath, signal)) chunks.push(chunk);
  return new Uint8Array(await new Blob(chunks as BlobPart[]).arrayBuffer());
}

function jsonOf(content: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(content));
  } catch (cause) {
    throw new AppError('bundle-invalid', { where: manifestPath, what: 'not JSON' }, { cause });
  }
}

/** Yields how many bytes of the file have arrived. */
async function* fetchFile(
  source: BundleSource,
  file: BundleFile,
  signal: AbortSignal,
): AsyncGenerator<number, Uint8Array<ArrayBuffer>, undefined> {
  const content = new Uint8Array(file.bytes);
  let arrived = 0;
  for await (const chunk of source.read(file.path, signal)) {
    if (arrived + chunk.length > content.length) throw new AppError('bundle-wrong-hash', { file: file.path });
    content.set(chunk, arrived);
    arrived += chunk.length;
    yield arrived;
  }
  if (arrived < content.length || (await sha256(content)) !== file.sha256) {
    throw new AppError('bundle-wrong-hash', { file: file.path });
  }
  return content;
}

/** In lower-case hexadecimal. */
async function sha256(content: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', content));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
