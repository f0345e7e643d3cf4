import { BlobSource, Input, MATROSKA, MP4, MPEG_TS, QTFF, WEBM } from 'mediabunny';
import { AppError } from '../../domain/errors.ts';
import type { MediaPort, OpenClip } from '../../pipeline/ports.ts';
import { clipOf } from './clip.ts';
import { openingFailure } from './failure.ts';
import { inspect } from './inspect.ts';

const formats = [MP4, QTFF, MATROSKA, WEBM, MPEG_TS];

/** Video files by mediabunny, frames by WebCodecs. Reads what it needs of a file, when it needs it. */
export const media: MediaPort = { open };

async function open(file: File, signal: AbortSignal): Promise<OpenClip> {
  signal.throwIfAborted();
  if (file.size === 0) throw new AppError('file-empty', { name: file.name });
  const input = inputOf(file);
  try {
    return clipOf(input, await untilAborted(inspect(input, file), signal));
  } catch (cause) {
    input.dispose();
    signal.throwIfAborted();
    throw await openingFailure(cause, file);
  }
}

function inputOf(file: File): Input {
  return new Input({
    formats,
    // Reading ahead may fail with nobody waiting; the next read that is waited for fails the same way.
    source: new BlobSource(file, { handleUnhandledError: () => {} }),
    formatOptions: {
      isobmff: {
        resolveKeyId: () => {
          throw new AppError('file-protected', { name: file.name });
        },
      },
    },
  });
}

function untilAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  const { promise, reject } = Promise.withResolvers<never>();
  const stop = () => reject(signal.reason);
  signal.addEventListener('abort', stop, { once: true });
  return Promise.race([work, promise]).finally(() => signal.removeEventListener('abort', stop));
}
