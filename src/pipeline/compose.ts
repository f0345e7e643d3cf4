import type { PictureLayout } from '../domain/composers/composer.ts';
import { cellSize, gridPicture, type Tile, tileOf } from '../domain/composers/gridPicture.ts';
import { seconds } from '../domain/units.ts';
import type { DecodedFrame, Picture } from './ports.ts';

/** A picture of several frames on its way: what has come of it so far. */
type Begun = { readonly layout: PictureLayout; readonly tiles: Tile[]; readonly times: number[] };

/**
 * Makes the pictures of `layouts`, in their order, of the frames as they come. Of a frame that shares its picture only
 * what the picture needs is kept; a frame that has one to itself is handed on. Where frames are missing at the end, a
 * picture shows those there are.
 */
export async function* compose(
  frames: AsyncIterable<DecodedFrame>,
  layouts: readonly PictureLayout[],
): AsyncGenerator<Picture, void, undefined> {
  const begun = layouts.map((layout): Begun => ({ layout, tiles: [], times: [] }));
  const shared = begun.filter(({ layout }) => layout.side > 1);
  let index = 0;
  let next = 0;
  for await (const frame of frames) {
    await addTiles(frame, index, shared);
    if (isAlone(begun[next], index)) {
      next++;
      yield frame;
    } else frame[Symbol.dispose]();
    index++;
    for (let picture = begun[next]; picture && isComplete(picture); picture = begun[++next]) yield composed(picture);
  }
  for (const picture of begun.slice(next)) if (picture.tiles.length > 0) yield composed(picture);
}

const isAlone = (picture: Begun | undefined, index: number): boolean =>
  picture?.layout.side === 1 && picture.layout.frames[0] === index;

const isComplete = ({ layout, tiles }: Begun): boolean => layout.side > 1 && tiles.length === layout.frames.length;

async function addTiles(frame: DecodedFrame, index: number, pictures: Iterable<Begun>): Promise<void> {
  for (const { layout, tiles, times } of pictures) {
    if (!layout.frames.includes(index)) continue;
    try {
      const pixels = await frame.pixels();
      const { width, height } = tiles[0] ?? cellSize(pixels, layout.side);
      tiles.push(tileOf(pixels, { width, height }));
      times.push(frame.time);
    } catch (failure) {
      frame[Symbol.dispose]();
      throw failure;
    }
  }
}

/** At the mean time of its frames: that is what the vision encoder places it by. */
const composed = ({ layout, tiles, times }: Begun): Picture => ({
  time: seconds(times.reduce((sum, time) => sum + time, 0) / times.length),
  pixels: async () => gridPicture(tiles, layout.side),
  [Symbol.dispose]: () => undefined,
});
