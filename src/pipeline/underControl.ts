import { type Control, type FrameControl, frameOrder } from '../domain/control.ts';
import type { FramePixels } from '../domain/frame.ts';
import type { Seconds } from '../domain/units.ts';
import type { DecodedFrame, VisionPort } from './ports.ts';
import type { Source } from './survey.ts';
import type { Studio } from './watch.ts';

/** Who watches, and what: as it is where nothing is withheld. */
type Watching = { readonly watching: Studio; readonly source: Source };

/**
 * Lets the encoder see the frames as a control has them. The clip's signals and the strip stay those of the clip: a
 * control withholds from the model, not from the sampler. In the caches the clip goes by a name of its own.
 */
export function underControl(studio: Studio, source: Source, control: Exclude<Control, 'blind'>): Watching {
  if (control === 'none') return { watching: studio, source };
  const model = { ...studio.model, vision: reordered(studio.model.vision, control) };
  return { watching: { ...studio, model }, source: { ...source, id: `${source.id} ${control}` } };
}

/** The same encoder, given the frames' pictures in another order. */
export const reordered = (vision: VisionPort, control: FrameControl): VisionPort => ({
  encode: (frames, count, span, notify, signal) =>
    vision.encode(inOrderOf(control, frames), count, span, notify, signal),
});

type Seen = { readonly time: Seconds; readonly pixels: FramePixels };

/** The frames' times in order, each with the picture that `control` puts there. Holds copies, not the decoder's frames. */
async function* inOrderOf(
  control: FrameControl,
  frames: AsyncIterable<DecodedFrame>,
): AsyncGenerator<DecodedFrame, void, undefined> {
  const seen: Seen[] = [];
  for await (using frame of frames) seen.push({ time: frame.time, pixels: await frame.pixels() });
  for (const [at, from] of frameOrder(control, seen.length).entries()) {
    const [place, picture] = [seen[at], seen[from]];
    if (place && picture) yield copyOf(place.time, picture.pixels);
  }
}

/** A frame that holds nothing: its picture is a copy, and the strip has been given the clip's own. */
const copyOf = (time: Seconds, pixels: FramePixels): DecodedFrame => ({
  time,
  pixels: async () => pixels,
  thumbnail: async () => new Uint8Array(),
  [Symbol.dispose]: () => undefined,
});
