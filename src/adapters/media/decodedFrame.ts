import { VideoSample } from 'mediabunny';
import type { Thumbnail } from '../../domain/answer.ts';
import type { FramePixels, PixelFormat } from '../../domain/frame.ts';
import type { Seconds } from '../../domain/units.ts';
import type { DecodedFrame } from '../../pipeline/ports.ts';
import type { Colour } from './colour.ts';

const formats: ReadonlySet<string> = new Set<PixelFormat>([
  'I420',
  'I420A',
  'I422',
  'I444',
  'NV12',
  'RGBA',
  'RGBX',
  'BGRA',
  'BGRX',
]);

const isPixelFormat = (format: string | null): format is PixelFormat => format !== null && formats.has(format);

/** Transfer curves that have to be mapped to a screen's range first. */
const highDynamicRange: ReadonlySet<string | null> = new Set(['pq', 'hlg']);

const jpegQuality = 0.85;

/** Takes over `sample`: disposing of the frame closes it. */
export function decodedFrame(sample: VideoSample, time: Seconds, colour: Colour): DecodedFrame {
  return {
    time,
    pixels: () => pixels(sample, colour),
    thumbnail: (height) => thumbnail(sample, height, colour),
    [Symbol.dispose]: () => sample.close(),
  };
}

/** As decoded where the kernel reads that layout; else (over 8 bits, high dynamic range, mirrored) as the browser shows it. */
async function pixels(sample: VideoSample, colour: Colour): Promise<FramePixels> {
  const { format, flip, colorSpace } = sample;
  const direct = isPixelFormat(format) && !flip && !highDynamicRange.has(colorSpace.transfer);
  return direct ? copied(sample, format, colour) : drawn(sample);
}

async function copied(sample: VideoSample, format: PixelFormat, colour: Colour): Promise<FramePixels> {
  const data = new Uint8Array(sample.allocationSize());
  const planes = await sample.copyTo(data);
  const { width, height } = sample.visibleRect;
  const isRgb = format.startsWith('RGB') || format.startsWith('BGR');
  const { matrix, fullRange }: Colour = isRgb ? { matrix: 'rgb', fullRange: true } : colour;
  return { format, width, height, data, planes, matrix, fullRange, rotation: sample.rotation };
}

function drawn(sample: VideoSample): FramePixels {
  const { displayWidth: width, displayHeight: height } = sample;
  const { data } = draw(sample, width, height).getImageData(0, 0, width, height);
  return {
    format: 'RGBA',
    width,
    height,
    data: new Uint8Array(data.buffer),
    planes: [{ offset: 0, stride: width * 4 }],
    matrix: 'rgb',
    fullRange: true,
    rotation: 0,
  };
}

/**
 * The sample as a player shows it. The decoder was told BT.709 where the file says nothing, and canvases believe it; smaller
 * pictures are BT.601 then, so their numbers are handed on under that name. The receiver closes it.
 */
async function asPlayed(sample: VideoSample, colour: Colour): Promise<VideoSample> {
  const { format, colorSpace, flip } = sample;
  const isMisnamed = colour.matrix === 'bt601' && colorSpace.matrix === 'bt709' && !flip;
  if (!isMisnamed || !isPixelFormat(format)) return sample.clone();
  const { data, planes, width, height } = await copied(sample, format, colour);
  const frame = new VideoFrame(data, {
    ...{ format, codedWidth: width, codedHeight: height, timestamp: 0, layout: [...planes] },
    colorSpace: { matrix: 'smpte170m', primaries: 'bt709', transfer: 'bt709', fullRange: colour.fullRange },
  });
  return new VideoSample(frame, { rotation: sample.rotation });
}

async function thumbnail(sample: VideoSample, limit: number, colour: Colour): Promise<Thumbnail> {
  const height = Math.min(limit, sample.displayHeight);
  const width = Math.max(1, Math.round((sample.displayWidth * height) / sample.displayHeight));
  const shown = await asPlayed(sample, colour);
  try {
    const blob = await draw(shown, width, height).canvas.convertToBlob({ type: 'image/jpeg', quality: jpegQuality });
    return new Uint8Array(await blob.arrayBuffer());
  } finally {
    shown.close();
  }
}

/** The sample upright, stretched to `width` × `height`. */
function draw(sample: VideoSample, width: number, height: number): OffscreenCanvasRenderingContext2D {
  const context = new OffscreenCanvas(width, height).getContext('2d', { alpha: false, willReadFrequently: true });
  if (context === null) throw new Error('This browser has no 2D canvas in a worker.');
  context.imageSmoothingQuality = 'high';
  sample.draw(context, 0, 0, width, height);
  return context;
}
