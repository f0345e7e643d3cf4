import type { VideoSample } from 'mediabunny';
import { AppError } from '../../domain/errors.ts';
import type { ClipInfo } from '../../domain/frame.ts';
import { frameOnShow, frameStarts, type PictureFormat, shownFor } from '../../domain/pictures.ts';
import { bytes, type Seconds, seconds } from '../../domain/units.ts';
import type { DecodedFrame, Notify, OpenClip } from '../../pipeline/ports.ts';
import { decodedFrame } from './decodedFrame.ts';
import { openDecoder, type PictureDecoder } from './pictureDecoder.ts';

/** A picture file of which every frame up to `cut` is known to decode. */
type Inspected = {
  readonly file: File;
  readonly format: PictureFormat;
  readonly info: ClipInfo & { readonly frameTimes: readonly Seconds[] };
  /** Where it breaks off; null when it is whole. */
  readonly cut: Seconds | null;
};

/**
 * Opens a still or animated picture as a clip: the frames of an animation at their own times, played once; a still
 * picture as one frame of no duration. Between calls nothing of the file is held.
 * @throws AppError 'picture-unsupported', 'picture-damaged'; the signal's reason
 */
export async function openPicture(file: File, format: PictureFormat, signal: AbortSignal): Promise<OpenClip> {
  const inspected = await inspect(file, format, signal);
  const { info } = inspected;
  return {
    info,
    frames: (times, notify, stop) => frames(inspected, times, notify, stop),
    keyTimes: async (stop) => {
      stop.throwIfAborted();
      return [info.start];
    },
    [Symbol.asyncDispose]: async () => {},
  };
}

/** Decodes every frame once: the decoder tells how long a frame is shown only with its pixels. */
async function inspect(file: File, format: PictureFormat, signal: AbortSignal): Promise<Inspected> {
  using decoder = await openDecoder(file, format);
  const { width, height, delay } = await decoder.look(0);
  const isAnimated = decoder.frameCount > 1;
  const lengths = isAnimated ? [shownFor(delay), ...(await laterLengths(decoder, signal))] : [seconds(0)];
  const duration = seconds(lengths.reduce((sum, length) => sum + length, 0));
  const info = {
    kind: 'picture',
    name: file.name,
    size: bytes(file.size),
    container: isAnimated && format.name === 'PNG' ? 'APNG' : format.name,
    codec: format.type,
    duration,
    start: seconds(0),
    width,
    height,
    rotation: 0,
    frameCount: lengths.length,
    frameTimes: frameStarts(lengths),
  } as const;
  return { file, format, info, cut: lengths.length < decoder.frameCount ? duration : null };
}

/** How long each frame after the first is shown, up to one that does not decode. */
async function laterLengths(decoder: PictureDecoder, signal: AbortSignal): Promise<readonly Seconds[]> {
  const lengths: Seconds[] = [];
  for (let index = 1; index < decoder.frameCount; index++) {
    signal.throwIfAborted();
    const facts = await decoder.look(index).catch(ifDamaged);
    if (facts === null) break;
    lengths.push(shownFor(facts.delay));
  }
  return lengths;
}

function ifDamaged(failure: unknown): null {
  if (failure instanceof AppError && failure.code === 'picture-damaged') return null;
  throw failure;
}

const rgb = { matrix: 'rgb', fullRange: true } as const;

async function* frames(
  { file, format, info, cut }: Inspected,
  times: readonly Seconds[],
  notify: Notify,
  signal: AbortSignal,
): AsyncGenerator<DecodedFrame, void, undefined> {
  if (cut !== null) notify({ code: 'clip-truncated', until: cut });
  using decoder = await openDecoder(file, format);
  let index = -1;
  let sample: VideoSample | null = null;
  try {
    for (const time of times) {
      signal.throwIfAborted();
      const wanted = frameOnShow(info.frameTimes, time);
      const shown = info.frameTimes[wanted] ?? info.start;
      if (sample === null || wanted !== index) {
        sample?.close();
        sample = null;
        sample = await decoder.sample(wanted, shown);
        index = wanted;
      }
      signal.throwIfAborted();
      yield decodedFrame(sample.clone(), shown, rgb);
    }
    signal.throwIfAborted();
  } finally {
    sample?.close();
  }
}
