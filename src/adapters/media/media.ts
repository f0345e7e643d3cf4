import { AppError } from '../../domain/errors.ts';
import { pictureFormat, pictureHead } from '../../domain/pictures.ts';
import type { MediaPort, OpenClip } from '../../pipeline/ports.ts';
import { openVideo } from './openVideo.ts';
import { openPicture } from './picture.ts';
import { probe } from './probe.ts';
import { untilAborted } from './untilAborted.ts';

/**
 * Video files by mediabunny, pictures by the browser's own decoder, frames by WebCodecs. A file's first bytes say which
 * it is.
 */
export const media: MediaPort = { open };

async function open(file: File, signal: AbortSignal): Promise<OpenClip> {
  signal.throwIfAborted();
  if (file.size === 0) throw new AppError('file-empty', { name: file.name });
  const format = pictureFormat(new Uint8Array(await file.slice(0, pictureHead).arrayBuffer()));
  signal.throwIfAborted();
  if (format !== null) return untilAborted(openPicture(file, format, signal), signal);
  await probe(file, signal);
  return openVideo(file, signal);
}
