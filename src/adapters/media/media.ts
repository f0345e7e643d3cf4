import { BlobSource, Input, MATROSKA, MP4, MPEG_TS, QTFF, WEBM } from 'mediabunny';
import { AppError } from '../../domain/errors.ts';
import { pictureFormat, pictureHead } from '../../domain/pictures.ts';
import type { MediaPort, OpenClip } from '../../pipeline/ports.ts';
import { clipOf } from './clip.ts';
import { openingFailure } from './failure.ts';
import { inspect } from './inspect.ts';
import { openPicture } from './picture.ts';

const formats = [MP4, QTFF, MATROSKA, WEBM, MPEG_TS];

/**
 * Video files by mediabunny, pictures by the browser's own decoder, frames by WebCodecs. A file's first bytes say which
 * it is. Reads what it needs of a video, when it needs it.
 */
export const media: MediaPort = { open };

async function open(file: File, signal: AbortSignal): Promise<OpenClip> {
  signal.throwIfAborted();
  if (file.size === 0) throw new AppError('file-empty', { name: file.name });
  const format = pictureFormat(new Uint8Array(await file.slice(0, pictureHead).arrayBuffer()));
  signal.throwIfAborted();
  return format === null ? openVideo(file, signal) : untilAborted(openPicture(file, format, signal), signal);
}

async function openVideo(file: File, signal: AbortSignal): Promise<OpenClip> {
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
