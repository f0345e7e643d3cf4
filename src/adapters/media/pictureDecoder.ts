import { VideoSample } from 'mediabunny';
import { AppError } from '../../domain/errors.ts';
import { type PictureFormat, readSize } from '../../domain/pictures.ts';
import { type Seconds, seconds } from '../../domain/units.ts';

/** One frame as it is in the file. */
type FrameFacts = {
  /** Upright. */
  readonly width: number;
  readonly height: number;
  /** How long it is to be shown, as the file says; 0 where it says nothing. */
  readonly delay: Seconds;
};

/** The browser's decoder over the bytes of one picture file. The frames it gives are the receiver's to close. */
export type PictureDecoder = Disposable & {
  /** Frames that the file has, or began. */
  readonly frameCount: number;
  /** @throws AppError 'picture-damaged' */
  look(index: number): Promise<FrameFacts>;
  /**
   * The frame upright, on black where it is transparent, reduced to `readSize`.
   * @throws AppError 'picture-damaged'
   */
  sample(index: number, time: Seconds): Promise<VideoSample>;
};

/** @throws AppError 'picture-unsupported', 'picture-damaged' */
export async function openDecoder(file: File, format: PictureFormat): Promise<PictureDecoder> {
  if (!(await isSupported(format))) throw new AppError('picture-unsupported', { format: format.name });
  // Without `preferAnimation`: Chromium then finds no track in a still AVIF, and animations are what it takes by default.
  const decoder = new ImageDecoder({ data: await file.arrayBuffer(), type: format.type });
  const damaged = (cause: unknown) => new AppError('picture-damaged', { format: format.name }, { cause });
  try {
    await decoder.tracks.ready;
  } catch (cause) {
    decoder.close();
    throw damaged(cause);
  }
  const decoded = async <T>(index: number, use: (image: VideoFrame) => T): Promise<T> => {
    const { image } = await decoder.decode({ frameIndex: index }).catch((cause: unknown) => {
      throw damaged(cause);
    });
    try {
      return use(image);
    } finally {
      image.close();
    }
  };
  return {
    frameCount: decoder.tracks.selectedTrack?.frameCount ?? 0,
    look: (index) => decoded(index, factsOf),
    sample: (index, time) => decoded(index, (image) => new VideoSample(upright(image), { timestamp: time })),
    [Symbol.dispose]: () => decoder.close(),
  };
}

const isSupported = async ({ type }: PictureFormat): Promise<boolean> =>
  typeof ImageDecoder !== 'undefined' && (await ImageDecoder.isTypeSupported(type));

/** Microseconds in a second. */
const micro = 1e6;

const factsOf = ({ displayWidth: width, displayHeight: height, duration }: VideoFrame): FrameFacts => ({
  width,
  height,
  delay: seconds((duration ?? 0) / micro),
});

/** Drawing turns a frame as its EXIF orientation says; reading its pixels would not. */
function upright(image: VideoFrame): OffscreenCanvas {
  const { width, height } = readSize({ width: image.displayWidth, height: image.displayHeight });
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d', { alpha: false, willReadFrequently: true });
  if (context === null) throw new Error('This browser has no 2D canvas in a worker.');
  context.imageSmoothingQuality = 'high';
  context.drawImage(image, 0, 0, width, height);
  return canvas;
}
