import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { build, type Plugin } from 'vite';

type BuildFile = { readonly url: string; readonly revision: string | null };

/** A name under assets/ holds its own hash; every other file is told apart by its content. */
async function fingerprint(folder: string, path: string): Promise<BuildFile> {
  const url = `/${relative(folder, path).split(sep).join('/')}`;
  if (url.startsWith('/assets/')) return { url, revision: null };
  return {
    url,
    revision: createHash('sha256')
      .update(await readFile(path))
      .digest('hex'),
  };
}

async function filesOf(folder: string): Promise<readonly BuildFile[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return Promise.all(paths.sort().map((path) => fingerprint(folder, path)));
}

/** Builds src/serviceWorker.ts last, with the list of all that the build wrote before it. */
export function offlineBuild(): Plugin {
  let folder = '';
  return {
    name: 'offline-build',
    apply: 'build',
    configResolved: ({ build: { outDir } }) => {
      folder = outDir;
    },
    closeBundle: async () => {
      const files = await filesOf(folder);
      await build({
        configFile: false,
        publicDir: false,
        logLevel: 'warn',
        define: { BUILD_FILES: JSON.stringify(files) },
        build: {
          outDir: folder,
          emptyOutDir: false,
          target: 'es2022',
          rolldownOptions: {
            input: 'src/serviceWorker.ts',
            output: { format: 'iife', entryFileNames: 'serviceWorker.js' },
          },
        },
      });
    },
  };
}
