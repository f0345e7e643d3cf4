import { gzipSync } from 'node:zlib';
import type { Plugin } from 'vite';

/** What the first view may fetch of JavaScript before it is drawn, in bytes after gzip (goal P12). */
export const FIRST_VIEW_LIMIT = 150_000;

export type Chunk = {
  readonly fileName: string;
  readonly code: string;
  /** Chunks that have to be there before it runs. What it fetches when that is wanted is not among them. */
  readonly imports: readonly string[];
};

/** A chunk with all that has to be there before it runs, each once. */
export function firstViewOf<Each extends Chunk>(entry: string, chunks: readonly Each[]): readonly Each[] {
  const found = new Set<Each>();
  const take = (name: string) => {
    const chunk = chunks.find(({ fileName }) => fileName === name);
    if (chunk === undefined || found.has(chunk)) return;
    found.add(chunk);
    for (const imported of chunk.imports) take(imported);
  };
  take(entry);
  return [...found];
}

export const gzippedBytes = (chunks: readonly Chunk[]): number =>
  chunks.reduce((sum, { code }) => sum + gzipSync(code).length, 0);

const kilobytes = (bytes: number): string => `${(bytes / 1000).toFixed(1)} kB`;

/** Says how much JavaScript the first view fetches, the worker's aside, and ends a build in which it has grown too large. */
export function firstView(): Plugin {
  return {
    name: 'first-view',
    apply: 'build',
    generateBundle(_, bundle) {
      const chunks = Object.values(bundle).filter((file) => file.type === 'chunk');
      const entry = chunks.find(({ isEntry, facadeModuleId }) => isEntry && facadeModuleId?.endsWith('/index.html'));
      if (entry === undefined) this.error('The build has no index.html.');
      const files = firstViewOf(entry.fileName, chunks);
      const modules = files.flatMap(({ moduleIds }) => moduleIds);
      const holds = (path: string) => modules.some((module) => module.includes(path));
      if (!holds('/src/app/main.tsx') || holds('/src/app/batch/'))
        this.error('index.html has not its own entry alone.');
      const bytes = gzippedBytes(files);
      const words = `JavaScript of the first view: ${kilobytes(bytes)} gzip, at most ${kilobytes(FIRST_VIEW_LIMIT)}`;
      if (bytes > FIRST_VIEW_LIMIT)
        this.error(`${words}. Fetch what it does not need when it is wanted (src/app/parts).`);
      console.log(words);
    },
  };
}
