import { expect, it } from 'vitest';
import { seconds } from '../domain/units.ts';
import { greyClip } from './clipForTests.ts';
import type { VisionPort } from './ports.ts';
import { reordered } from './underControl.ts';

type Seen = readonly [time: number, grey: number | undefined];

/** An encoder that writes down the time and the grey of each frame that it is given. */
const writingVision = (seen: Seen[]): VisionPort => ({
  async *encode(frames) {
    for await (using frame of frames) seen.push([frame.time, (await frame.pixels()).data[0]]);
    yield seen.length;
    return { frames: seen.length, patches: 1, [Symbol.dispose]: () => undefined };
  },
  relate: async (tokens) => tokens,
});

const times = [0, 0.1, 0.2, 0.3, 0.4].map(seconds);
const never = new AbortController().signal;
const ignore = () => undefined;

it.each([
  ['single-frame', [20, 20, 20, 20, 20]],
  ['shuffle', [40, 20, 30, 0, 10]],
  ['reverse', [40, 30, 20, 10, 0]],
] as const)('%s: times stay in order, pictures are %j, and no frame is left open', async (control, greys) => {
  const clip = greyClip([0, 10, 20, 30, 40]);
  const seen: Seen[] = [];
  const vision = reordered(writingVision(seen), control);
  const frames = clip.frames(times, ignore, never);
  for await (const _ of vision.encode(frames, times.length, clip.info, ignore, never));
  expect(seen).toEqual(times.map((time, at) => [time, greys[at]]));
  expect(clip.living()).toBe(0);
});
