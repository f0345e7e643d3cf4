import { type Control, type FrameControl, frameOrder } from '../domain/control.ts';
import type { FramePixels } from '../domain/frame.ts';
import type { Seconds } from '../domain/units.ts';
import type { Picture, VisionPort } from './ports.ts';
import type { Source } from './survey.ts';

/** What is watched, and the encoder that looks at its frames. */
type Watching = { readonly source: Source; readonly encoder: VisionPort };

/**
 * Lets the encoder see the frames as a control has them. The clip's signals, a search for frames and the strip stay those
 * of the clip: a control withholds from the model, not from the sampler. In the caches the clip goes by a name of its own.
 */
export function underControl(vision: VisionPort, source: Source, control: Exclude<Control, 'blind'>): Watching {
  if (control === 'none') return { source, encoder: vision };
  return { source: { ...source, id: `${source.id} ${control}` }, encoder: reordered(vision, control) };
}

/** The same encoder, given the frames' pictures in another order. */
export const reordered = (vision: VisionPort, control: FrameControl): VisionPort => ({
  encode: (pictures, count, span, notify, signal) =>
    vision.encode(inOrderOf(control, pictures), count, span, notify, signal),
  relate: (tokens) => vision.relate(tokens),
});

type Seen = { readonly time: Seconds; readonly pixels: FramePixels };

/** The pictures' times in order, each with what `control` puts there. Holds copies, not the decoder's frames. */
async function* inOrderOf(
  control: FrameControl,
  pictures: AsyncIterable<Picture>,
): AsyncGenerator<Picture, void, undefined> {
  const seen: Seen[] = [];
  for await (using picture of pictures) seen.push({ time: picture.time, pixels: await picture.pixels() });
  for (const [at, from] of frameOrder(control, seen.length).entries()) {
    const [place, picture] = [seen[at], seen[from]];
    if (place && picture) yield copyOf(place.time, picture.pixels);
  }
}

/** A picture that holds nothing of the decoder's. */
const copyOf = (time: Seconds, pixels: FramePixels): Picture => ({
  time,
  pixels: async () => pixels,
  [Symbol.dispose]: () => undefined,
});
