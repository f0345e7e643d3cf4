import './vp9WithoutLevel.ts';
import { BlobSource, Input, type InputFormat, MATROSKA, MP4, MPEG_TS, QTFF, WEBM } from 'mediabunny';
import { AppError } from '../../domain/errors.ts';
import type { OpenClip } from '../../pipeline/ports.ts';
import { clipOf } from './clip.ts';
import { openingFailure } from './failure.ts';
import { inspect } from './inspect.ts';
import { isOldQuickTime, OldQuickTime } from './oldQuickTime.ts';
import { untilAborted } from './untilAborted.ts';

const formats = [MP4, QTFF, MATROSKA, WEBM, MPEG_TS];
const oldQuickTime = [...formats, new OldQuickTime()];

/**
 * Reads what it needs of a video, when it needs it. A damaged index can keep it busy without end: `probe` the file first.
 * @throws AppError of what is wrong with the file; the signal's reason
 */
export async function openVideo(file: File, signal: AbortSignal): Promise<OpenClip> {
  const input = inputOf(file, (await isOldQuickTime(file)) ? oldQuickTime : formats);
  try {
    return clipOf(input, await untilAborted(inspect(input, file), signal));
  } catch (cause) {
    input.dispose();
    signal.throwIfAborted();
    throw await openingFailure(cause, file);
  }
}

function inputOf(file: File, formats: InputFormat[]): Input {
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
