import type { ClipInfo } from '../../../domain/frame.ts';
import { readSize } from '../../../domain/pictures.ts';
import type { Draw } from './PicturePlayback.ts';

/** Draws frames of a picture file; closing it lets go of its decoder. */
export type PictureCanvas = { readonly draw: Draw; readonly close: () => void };

/** The frames of the picture at `address` on `canvas`, as the worker reads them: upright, on black, not too large. */
export function pictureCanvas(canvas: HTMLCanvasElement, address: string, info: ClipInfo): PictureCanvas {
  const closing = new AbortController();
  const opened = openDecoder(address, info.codec, closing.signal);
  const size = readSize(info);
  canvas.width = size.width;
  canvas.height = size.height;
  const context = canvas.getContext('2d', { alpha: false });
  if (context) context.imageSmoothingQuality = 'high';
  const draw = async (index: number) => {
    const { image } = await (await opened).decode({ frameIndex: index });
    try {
      context?.fillRect(0, 0, size.width, size.height);
      context?.drawImage(image, 0, 0, size.width, size.height);
    } finally {
      image.close();
    }
  };
  return { draw, close: () => closing.abort() };
}

/** The decoder is closed when `signal` says so, also where that is before it is there. */
async function openDecoder(address: string, type: string, signal: AbortSignal): Promise<ImageDecoder> {
  const data = await (await fetch(address, { signal })).arrayBuffer();
  signal.throwIfAborted();
  const decoder = new ImageDecoder({ data, type });
  signal.addEventListener('abort', () => decoder.close(), { once: true });
  return decoder;
}
