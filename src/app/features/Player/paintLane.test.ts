import { expect, it } from 'vitest';
import { seconds } from '../../../domain/units.ts';
import { unfocused } from '../Frames/focused.ts';
import { type LanePicture, paintLane } from './paintLane.ts';

type Rectangle = readonly [left: number, top: number, width: number, height: number];

/** What is filled, by which colour. */
function painted(lane: LanePicture) {
  const rectangles: { readonly colour: unknown; readonly at: Rectangle }[] = [];
  const dots: (readonly [x: number, y: number])[] = [];
  const context = {
    fillStyle: '' as unknown,
    fillRect(...at: [number, number, number, number]) {
      rectangles.push({ colour: this.fillStyle, at });
    },
    beginPath() {},
    fill() {},
    arc: (x: number, y: number) => dots.push([x, y]),
  };
  const size = { width: 100, height: 30, colour: 'accent' };
  paintLane(context as unknown as CanvasRenderingContext2D, size, { from: 10, to: 20 }, lane, 'significance');
  return { marks: rectangles.filter(({ colour }) => colour === 'accent').map(({ at }) => at), rectangles, dots };
}

const frames = [12, 17].map((time, index) => ({ index, time: seconds(time), picture: '' }));

it('a mark stands at each frame’s moment in the window, at the foot of the lane', () => {
  const { marks } = painted({ frames, maps: null, search: [] });
  expect(marks).toEqual([
    [19, 24, 2, 6],
    [69, 24, 2, 6],
  ]);
});

it('the bar of a frame is the higher, the more it came to', () => {
  const maps = unfocused({
    ...{ rows: 1, columns: 1 },
    pictures: [
      { side: 1, frames: [0] },
      { side: 1, frames: [1] },
    ],
    ...{ scores: Float32Array.of(1, 5), selected: Uint32Array.of(1), mass: Float32Array.of(0, 1), videoTokens: [] },
  });
  const { rectangles } = painted({ frames, maps, search: [] });
  const [low = [0, 0, 0, 0], high = [0, 0, 0, 0]] = rectangles.map(({ at }) => at);
  expect(high[3]).toBeGreaterThan(low[3]);
});

it('bars meet half-way between frames, and reach as far out as in; that of a frame alone fills the lane', () => {
  const barsOf = (...times: readonly number[]) => {
    const maps = unfocused({
      ...{ rows: 1, columns: 1, pictures: times.map((_, frame) => ({ side: 1, frames: [frame] })) },
      ...{ scores: Float32Array.from(times), selected: Uint32Array.of(), mass: new Float32Array(times.length) },
      videoTokens: [],
    });
    const shown = times.map((time, index) => ({ index, time: seconds(time), picture: '' }));
    const { rectangles } = painted({ frames: shown, maps, search: [] });
    return rectangles.slice(0, times.length).map(({ at: [left, , width] }) => [left - 1, left + width + 1]);
  };
  const evenly = [11, 13, 15, 17, 19];
  expect(barsOf(...evenly)).toEqual([0, 20, 40, 60, 80].map((from) => [from, from + 20]));
  expect(barsOf(14, 15)).toEqual([
    [35, 45],
    [45, 55],
  ]);
  const [alone = [0, 0]] = barsOf(14);
  expect(alone[0]).toBeLessThanOrEqual(0);
  expect(alone[1]).toBeGreaterThanOrEqual(100);
});

it('a searched moment is a dot, the higher the more relevant', () => {
  const search = [{ times: [seconds(11), seconds(19)], relevance: [0.1, 0.9] }];
  const [first, last] = painted({ frames, maps: null, search }).dots;
  expect([first?.[0], last?.[0]]).toEqual([10, 90]);
  expect(last?.[1]).toBeLessThan(first?.[1] ?? 0);
});
