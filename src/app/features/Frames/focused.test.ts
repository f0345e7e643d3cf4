import { expect, it } from 'vitest';
import { frames } from '../../../domain/composers/frames/frames.ts';
import { composedTokens } from '../../../domain/linvt.ts';
import { onAll } from '../../store/focus.ts';
import { focused, unfocused } from './focused.ts';
import { windowsOf } from './ScaleSwitch.tsx';

/** Two kept tokens of four; two video tokens of scale 1, one of scale 2. */
const videoTokens = composedTokens(
  [Float32Array.of(1, 0, 0.25, 0.75), Float32Array.of(1)],
  [1, 2],
  Uint32Array.of(1, 3),
);
const maps = unfocused({
  ...{
    rows: 1,
    columns: 2,
    pictures: frames.layout(2, {}),
    scores: new Float32Array(4),
    selected: Uint32Array.of(1, 3),
  },
  ...{ mass: Float32Array.of(0, 1.75, 0, 1.25), videoTokens },
});
const massOf = (focus: Parameters<typeof focused>[1]) => Array.from(focused(maps, focus, 0)?.mass ?? []);

it('what is used is of all video tokens, of those of one scale, or of one', () => {
  expect(windowsOf(videoTokens)).toEqual([1, 2]);
  expect(massOf(onAll)).toEqual([0, 1.75, 0, 1.25]);
  expect(massOf({ on: 'scale', window: 1 })).toEqual([0, 1.25, 0, 0.75]);
  expect(massOf({ on: 'scale', window: 2 })).toEqual([0, 0.5, 0, 0.5]);
  expect(massOf({ on: 'token', owner: 0, at: 1 })).toEqual([0, 0.25, 0, 0.75]);
});

it('a focus on what an answer does not have leaves all in it, and says so', () => {
  for (const focus of [
    { on: 'scale', window: 4 },
    { on: 'token', owner: 0, at: 3 },
    { on: 'token', owner: 'conversation', at: 0 },
  ] as const) {
    expect(focused(maps, focus, 0)).toBe(maps);
  }
  expect(focused(null, { on: 'scale', window: 1 }, 0)).toBeNull();
});
