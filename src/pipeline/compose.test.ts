import { describe, expect, it } from 'vitest';
import { grid } from '../domain/composers/grid/grid.ts';
import { thumbnail } from '../domain/composers/thumbnail/thumbnail.ts';
import { seconds } from '../domain/units.ts';
import { type GreyClip, greyClip } from './clipForTests.ts';
import { compose } from './compose.ts';
import type { DecodedFrame, Picture } from './ports.ts';

const never = new AbortController().signal;

/** The frames of a clip, one after the other. */
const framesOf = (clip: GreyClip, count: number): AsyncIterable<DecodedFrame> =>
  clip.frames(
    Array.from({ length: count }, (_, at) => seconds(at / 10)),
    () => {},
    never,
  );

/** What a picture looks like: the red of its first pixel in each row and column of cells. */
async function seen(pictures: AsyncGenerator<Picture>) {
  const all: { readonly time: number; readonly width: number; readonly greys: readonly number[] }[] = [];
  for await (using picture of pictures) {
    const { width, height, data } = await picture.pixels();
    const greys = Array.from({ length: width * height }, (_, at) => data[4 * at] ?? -1);
    all.push({ time: picture.time, width, greys });
  }
  return all;
}

describe('composing pictures of frames', () => {
  it('lays each run out on a grid, placed at the mean time of its frames', async () => {
    const clip = greyClip([10, 20, 30, 40, 50]);
    const pictures = await seen(compose(framesOf(clip, 5), grid.layout(5, { across: 2 })));
    expect(pictures.map(({ greys }) => greys)).toEqual([
      [10, 20, 30, 40],
      [50, 255, 255, 255],
    ]);
    expect(pictures.map(({ time }) => time)).toEqual([expect.closeTo(0.15), expect.closeTo(0.4)]);
    expect(clip.living()).toBe(0);
  });

  it('hands frames on that have a picture to themselves, and the thumbnail after them', async () => {
    const clip = greyClip([10, 20, 30, 40]);
    const pictures = await seen(compose(framesOf(clip, 4), thumbnail.layout(4, { across: 2 })));
    expect(pictures.map(({ greys }) => greys)).toEqual([
      [10, 10],
      [20, 20],
      [30, 30],
      [40, 40],
      [10, 20, 30, 40],
    ]);
    expect(clip.living()).toBe(0);
  });

  it('gives the thumbnail last also where its last frame is not the last of all', async () => {
    const clip = greyClip([10, 20, 30, 40, 50, 60, 70, 80, 90]);
    const pictures = await seen(compose(framesOf(clip, 9), thumbnail.layout(9, { across: 2 })));
    expect(pictures.map(({ greys }) => greys.length)).toEqual([...Array(9).fill(2), 4]);
    expect(pictures.at(-1)?.greys).toEqual([20, 40, 60, 80]);
    expect(clip.living()).toBe(0);
  });

  it('shows what there is where fewer frames could be read', async () => {
    const clip = greyClip([10, 20, 30]);
    const pictures = await seen(compose(framesOf(clip, 3), grid.layout(8, { across: 2 })));
    expect(pictures.map(({ greys }) => greys)).toEqual([[10, 20, 30, 255]]);
  });

  it('leaves no frame undisposed when it is left half-way', async () => {
    const clip = greyClip([10, 20, 30, 40]);
    for await (using _ of compose(framesOf(clip, 4), thumbnail.layout(4, { across: 2 }))) break;
    expect(clip.living()).toBe(0);
  });
});
