import { loadRuntime } from '../adapters/ort/runtime.ts';
import { openShotDetector } from '../adapters/ort/shotDetector.ts';
import { fetchShotDetector } from '../adapters/storage/bundle.ts';
import { httpSource } from '../adapters/storage/bundleSource.ts';
import type { ShotPort } from '../pipeline/ports.ts';

/**
 * The shot detector at `manifestPath`, opened when it is first asked for and kept as long as the worker lives. What could
 * not be fetched or opened is tried again for the next clip.
 */
export function shotDetector(manifestPath: string): ShotPort {
  let opened: Promise<ShotPort> | undefined;
  return {
    async detect(frames) {
      opened ??= open(new URL(manifestPath, location.origin));
      const detector = await opened.catch((failure: unknown) => {
        opened = undefined;
        throw failure;
      });
      return detector.detect(frames);
    },
  };
}

async function open(manifestUrl: URL): Promise<ShotPort> {
  // Opening outlives the clip that asked for it: it is not cancelled with that.
  const { manifest, file } = await fetchShotDetector(httpSource(manifestUrl), new AbortController().signal);
  return openShotDetector(await loadRuntime(), manifest, file);
}
