import { AppError } from '../../domain/errors.ts';

/** Where a bundle's files come from: a server, and in time a folder or a hub. */
export interface BundleSource {
  /**
   * The bytes of one file, in pieces as they arrive.
   * @param path Relative to the bundle's manifest.
   * @throws AppError 'bundle-missing-file'
   */
  read(path: string, signal: AbortSignal): AsyncIterable<Uint8Array>;
}

export const manifestPath = 'manifest.json';

/** @param manifestUrl Absolute address of the bundle's manifest.json; the other files lie beside it. */
export function httpSource(manifestUrl: URL): BundleSource {
  const folder = new URL('.', manifestUrl);
  return {
    async *read(path, signal) {
      const url = path === manifestPath ? manifestUrl : within(folder, path);
      const response = await request(url, path, signal);
      const reader = response.body?.getReader();
      if (!reader) return;
      try {
        for (let step = await reader.read(); !step.done; step = await reader.read()) yield step.value;
      } finally {
        await reader.cancel().catch(() => undefined);
      }
    },
  };
}

/** A manifest names files of its own folder, never others. */
function within(folder: URL, path: string): URL {
  const url = new URL(path, folder);
  if (!url.href.startsWith(folder.href))
    throw new AppError('bundle-invalid', { where: path, what: 'outside the bundle' });
  return url;
}

async function request(url: URL, file: string, signal: AbortSignal): Promise<Response> {
  const response = await fetch(url, { signal }).catch((cause: unknown) => {
    signal.throwIfAborted();
    throw new AppError('bundle-missing-file', { file }, { cause });
  });
  // A server of single-page applications answers every unknown address with its page.
  const isPage = response.headers.get('content-type')?.startsWith('text/html') ?? false;
  if (!response.ok || isPage) throw new AppError('bundle-missing-file', { file, status: String(response.status) });
  return response;
}
