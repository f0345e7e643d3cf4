import { expect, it } from 'vitest';
import { frames } from '../../../domain/composers/frames/frames.ts';
import { thumbnail } from '../../../domain/composers/thumbnail/thumbnail.ts';
import { onAll } from '../../store/focus.ts';
import {
  frameLevels,
  frameValues,
  keptIn,
  levelIn,
  pictureOf,
  rangeOf,
  type TokenGrid,
  tokenLevels,
} from './tokenLevels.ts';

/** Two frames of 1 × 2 tokens; the kept ones are the first frame's second and both of the second frame's. */
const grid: TokenGrid = {
  rows: 1,
  columns: 2,
  pictures: frames.layout(2, {}),
  scores: Float32Array.of(-1, 1, 3, 1),
  selected: Uint32Array.of(1, 2, 3),
  mass: Float32Array.of(0, 1, 2, 1),
  videoTokens: [],
  focus: onAll,
};

it('kept tokens are counted within their frame', () => {
  expect(keptIn(grid, 0)).toEqual([1]);
  expect(keptIn(grid, 1)).toEqual([0, 1]);
  expect(frameValues('kept', grid)).toEqual([1, 2]);
});

it('shares of the video tokens sum to 1', () => {
  expect(frameValues('used', grid)).toEqual([0.25, 0.75]);
});

it('significance of a frame is the mean over its tokens', () => {
  expect(frameValues('significance', grid)).toEqual([0, 2]);
});

it('tokens of all frames share one ramp', () => {
  expect(tokenLevels('significance', grid, 0)).toEqual([0, 0.5]);
  expect(tokenLevels('significance', grid, 1)).toEqual([1, 0.5]);
  expect(tokenLevels('used', grid, 1)).toEqual([1, 0.5]);
});

it('frame levels reach the top of the ramp; counts start from nothing', () => {
  expect(frameLevels('kept', grid)).toEqual([0.5, 1]);
  expect(frameLevels('significance', grid)).toEqual([0, 1]);
});

it('what is not a number has no place on the ramp and does not stretch it', () => {
  expect(rangeOf([Number.NaN, 2, Number.NEGATIVE_INFINITY, 4])).toEqual({ low: 2, high: 4 });
  expect(levelIn({ low: 2, high: 4 }, Number.NaN)).toBe(0);
  expect(levelIn({ low: 2, high: 2 }, 2)).toBe(0);
  expect(rangeOf([])).toEqual({ low: 0, high: 1 });
});

it('a frame is shown largest by the picture that it has to itself', () => {
  const pictures = thumbnail.layout(4, { across: 2 });
  expect([0, 3, 4].map((frame) => pictureOf(pictures, frame))).toEqual([0, 3, undefined]);
  expect(pictureOf(pictures.slice(4), 2)).toBe(0);
});
