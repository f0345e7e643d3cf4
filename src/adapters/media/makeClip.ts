import {
  BufferTarget,
  CanvasSource,
  canEncodeVideo,
  Mp4OutputFormat,
  Output,
  Quality,
  type VideoCodec,
  WebMOutputFormat,
} from 'mediabunny';
import { AppError } from '../../domain/errors.ts';
import { type Easel, paint } from '../../domain/maker/painting.ts';
import { type Format, framesPerSecond, frameTimesOf, type Storyboard, sizes } from '../../domain/maker/storyboard.ts';
import { codecNames } from './failure.ts';

/** A clip made from a storyboard. */
type MadeFile = {
  readonly file: File;
  /** As people know it: 'H.264'. */
  readonly codec: string;
  /** Codecs that would have been taken before it, which the browser does not encode. */
  readonly missing: readonly string[];
};

/** How many of the clip's frames are encoded. */
type Progress = { readonly done: number; readonly total: number };

type Encoding = { readonly codec: VideoCodec; readonly format: Format };

const h264: Encoding = { codec: 'avc', format: 'mp4' };
const vp9: Encoding = { codec: 'vp9', format: 'webm' };
const vp8: Encoding = { codec: 'vp8', format: 'webm' };

/** What is tried for a wanted kind of file, the first that the browser encodes is taken. */
const encodings: Readonly<Record<Format, readonly Encoding[]>> = { mp4: [h264, vp9, vp8], webm: [vp9, vp8, h264] };

const containers = {
  mp4: { create: () => new Mp4OutputFormat({ fastStart: 'in-memory' }), type: 'video/mp4' },
  webm: { create: () => new WebMOutputFormat(), type: 'video/webm' },
} as const;

/** A clip of flat colours is small at any quality. */
const quality = new Quality('very-high');
/** Seconds between key frames: a player then seeks quickly. */
const keyFrameInterval = 1;
/** Frames between two reports of progress. */
const reported = 5;

/**
 * Paints every frame of a storyboard and encodes them. Yields how far it is.
 * @param atlas The picture that holds the sprites.
 * @throws AppError 'encoder-missing' where the browser encodes none of H.264, VP9 and VP8; 'encode-failed'
 */
export async function* makeClip(
  storyboard: Storyboard,
  atlas: Blob,
  name: string,
  signal: AbortSignal,
): AsyncGenerator<Progress, MadeFile, undefined> {
  const { encoding, missing } = await encodingFor(storyboard);
  const target = new BufferTarget();
  const output = new Output({ format: containers[encoding.format].create(), target });
  try {
    yield* encoded(output, storyboard, atlas, encoding.codec, signal);
  } catch (cause) {
    signal.throwIfAborted();
    throw new AppError('encode-failed', { codec: codecNames[encoding.codec] }, { cause });
  } finally {
    if (output.state !== 'finalized') await output.cancel();
  }
  if (target.buffer === null) throw new AppError('encode-failed', { codec: codecNames[encoding.codec] });
  const { type } = containers[encoding.format];
  const file = new File([target.buffer], `${name}.${encoding.format}`, { type });
  return { file, codec: codecNames[encoding.codec], missing: missing.map(({ codec }) => codecNames[codec]) };
}

/** The first encoding that the browser has, and those before it that it has not. */
async function encodingFor({ aspect, format }: Storyboard) {
  const [width, height] = sizes[aspect];
  const missing: Encoding[] = [];
  for (const encoding of encodings[format]) {
    const isThere = await canEncodeVideo(encoding.codec, { width, height, quality, frameRate: framesPerSecond });
    if (isThere) return { encoding, missing };
    missing.push(encoding);
  }
  throw new AppError('encoder-missing');
}

async function* encoded(
  output: Output,
  storyboard: Storyboard,
  atlas: Blob,
  codec: VideoCodec,
  signal: AbortSignal,
): AsyncGenerator<Progress, void, undefined> {
  const { easel, canvas } = await easelFor(storyboard, atlas);
  try {
    const source = new CanvasSource(canvas, { codec, quality, keyFrameInterval });
    output.addVideoTrack(source, { frameRate: framesPerSecond });
    await output.start();
    const times = frameTimesOf(storyboard);
    for (const [index, time] of times.entries()) {
      signal.throwIfAborted();
      paint(easel, storyboard, time);
      await source.add(time, 1 / framesPerSecond);
      if (index % reported === 0) yield { done: index, total: times.length };
    }
    await output.finalize();
  } finally {
    easel.atlas.close();
  }
}

async function easelFor({ aspect }: Storyboard, atlas: Blob) {
  const [width, height] = sizes[aspect];
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d', { alpha: false });
  if (context === null) throw new Error('This browser has no 2D canvas in a worker.');
  context.imageSmoothingQuality = 'high';
  const easel: Easel<ImageBitmap> = { surface: context, atlas: await createImageBitmap(atlas), width, height };
  return { easel, canvas };
}
