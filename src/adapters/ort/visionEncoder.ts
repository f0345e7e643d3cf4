import type { FramePixels } from '../../domain/frame.ts';
import type { Manifest } from '../../domain/manifest.ts';
import type { Seconds } from '../../domain/units.ts';
import type { Notify, Picture, VisionPort } from '../../pipeline/ports.ts';
import { HeldVisualTokens } from './handles.ts';
import { type Floats, type Graph, output } from './session.ts';
import type { Memory } from './tensorBridge.ts';

/** Frames as the vision encoder reads them, pixel_values [frame, rgb, height, width]: upright, resized, normalised. */
export type Preprocess = (frames: readonly FramePixels[], notify: Notify) => Promise<Floats>;

export type VisionParts = {
  readonly visionEncoder: Graph;
  readonly preprocess: Preprocess;
  readonly memory: Memory;
};

/** The part of the file that is shown. */
type Span = { readonly start: Seconds; readonly duration: Seconds };

/** Frames that go through the graph together. */
type Batch = { readonly pixels: readonly FramePixels[]; readonly fractions: readonly number[] };

export function createVision(
  { vision, channels }: Manifest,
  { visionEncoder, preprocess, memory }: VisionParts,
): VisionPort {
  const patches = vision.rows * vision.columns;
  return {
    async *encode(pictures, _count, span, notify, signal) {
      using batches = new DisposableStack();
      const encoded: Floats[] = [];
      let done = 0;
      for await (const { pixels, fractions } of batched(pictures, vision.batch, span)) {
        signal.throwIfAborted();
        using pixelValues = new HeldVisualTokens(await preprocess(pixels, notify));
        const tokens = await encodeFrames(visionEncoder, memory, pixelValues.tensor, fractions);
        encoded.push(batches.use(new HeldVisualTokens(tokens)).tensor);
        done += fractions.length;
        yield done;
      }
      return new HeldVisualTokens(memory.concat(encoded, [done, patches, channels]));
    },
  };
}

/**
 * @param pixelValues [frame, rgb, height, width]
 * @param fractions Each frame's time as a fraction of the clip's duration.
 * @returns visual tokens [frame, patch, channel]
 */
export async function encodeFrames(
  visionEncoder: Graph,
  memory: Memory,
  pixelValues: Floats,
  fractions: readonly number[],
): Promise<Floats> {
  const times = memory.hold(Float32Array.from(fractions), [fractions.length]);
  try {
    return output(await visionEncoder.run({ pixel_values: pixelValues, frame_times: times }), 'visual_tokens');
  } finally {
    times.dispose();
  }
}

/** Takes the pixels out of each picture and disposes of it, so that at most one picture is held by its decoder. */
async function* batched(pictures: AsyncIterable<Picture>, size: number, span: Span): AsyncGenerator<Batch> {
  let pixels: FramePixels[] = [];
  let fractions: number[] = [];
  for await (using picture of pictures) {
    pixels.push(await picture.pixels());
    fractions.push(fractionOf(picture.time, span));
    if (pixels.length < size) continue;
    yield { pixels, fractions };
    pixels = [];
    fractions = [];
  }
  if (pixels.length > 0) yield { pixels, fractions };
}

/** Where in the clip, 0 to 1; 0 in a clip without duration. */
const fractionOf = (time: Seconds, { start, duration }: Span): number =>
  duration > 0 ? Math.min(1, Math.max(0, (time - start) / duration)) : 0;
