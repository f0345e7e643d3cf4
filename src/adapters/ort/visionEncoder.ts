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
  readonly temporal?: Graph;
  readonly preprocess: Preprocess;
  readonly memory: Memory;
};

/** The part of the file that is shown. */
type Span = { readonly start: Seconds; readonly duration: Seconds };

/** When a frame is shown. */
export type Moment = {
  /** As a fraction of the clip's duration, 0 to 1. */
  readonly share: number;
  /** From the clip's start. */
  readonly seconds: number;
};

/** Frames that go through the graph together. */
type Batch = { readonly pixels: readonly FramePixels[]; readonly moments: readonly Moment[] };

export function createVision(
  { vision, channels }: Manifest,
  { visionEncoder, temporal, preprocess, memory }: VisionParts,
): VisionPort {
  const patches = vision.rows * vision.columns;
  return {
    async *encode(pictures, _count, span, notify, signal) {
      using batches = new DisposableStack();
      const encoded: Floats[] = [];
      let done = 0;
      for await (const { pixels, moments } of batched(pictures, vision.batch, span)) {
        signal.throwIfAborted();
        using pixelValues = new HeldVisualTokens(await preprocess(pixels, notify));
        const tokens = await encodeFrames(visionEncoder, memory, pixelValues.tensor, moments);
        encoded.push(batches.use(new HeldVisualTokens(tokens)).tensor);
        done += moments.length;
        yield done;
      }
      return new HeldVisualTokens(memory.concat(encoded, [done, patches, channels]));
    },
    async relate(tokens) {
      if (!temporal) return tokens;
      using alone = HeldVisualTokens.of(tokens);
      return new HeldVisualTokens(await relateFrames(temporal, alone.tensor));
    },
  };
}

/** Visual tokens [frame, patch, channel] → the same, each knowing the frames beside its own. */
export const relateFrames = async (temporal: Graph, tokens: Floats): Promise<Floats> =>
  output(await temporal.run({ visual_tokens: tokens }), 'temporal_tokens');

/**
 * @param pixelValues [frame, rgb, height, width]
 * @returns visual tokens [frame, patch, channel]
 */
export async function encodeFrames(
  visionEncoder: Graph,
  memory: Memory,
  pixelValues: Floats,
  moments: readonly Moment[],
): Promise<Floats> {
  const column = (values: readonly number[]) => memory.hold(Float32Array.from(values), [values.length]);
  const clock = {
    frame_times: column(moments.map(({ share }) => share)),
    frame_seconds: column(moments.map(({ seconds }) => seconds)),
  };
  try {
    const known = Object.entries(clock).filter(([name]) => visionEncoder.inputs.includes(name));
    return output(
      await visionEncoder.run({ pixel_values: pixelValues, ...Object.fromEntries(known) }),
      'visual_tokens',
    );
  } finally {
    for (const times of Object.values(clock)) times.dispose();
  }
}

/** Takes the pixels out of each picture and disposes of it, so that at most one picture is held by its decoder. */
async function* batched(pictures: AsyncIterable<Picture>, size: number, span: Span): AsyncGenerator<Batch> {
  let pixels: FramePixels[] = [];
  let moments: Moment[] = [];
  for await (using picture of pictures) {
    pixels.push(await picture.pixels());
    moments.push(momentOf(picture.time, span));
    if (pixels.length < size) continue;
    yield { pixels, moments };
    pixels = [];
    moments = [];
  }
  if (pixels.length > 0) yield { pixels, moments };
}

/** Where in the clip; at its start in a clip without duration. */
function momentOf(time: Seconds, { start, duration }: Span): Moment {
  const seconds = Math.max(0, time - start);
  return { share: duration > 0 ? Math.min(1, seconds / duration) : 0, seconds };
}
