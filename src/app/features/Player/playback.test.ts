import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { frameStarts } from '../../../domain/pictures.ts';
import { seconds } from '../../../domain/units.ts';
import { frameBeside, leap } from './playback.ts';

const clips = fc
  .record({
    start: fc.double({ min: 0, max: 5, noNaN: true }),
    frameCount: fc.integer({ min: 2, max: 5000 }),
    rate: fc.constantFrom(12, 24, 24_000 / 1001, 25, 30, 30_000 / 1001, 60),
  })
  .map(({ start, frameCount, rate }) => ({
    start: seconds(start),
    frameCount,
    rate,
    duration: seconds(frameCount / rate),
    frameTimes: null,
  }));

describe('stepping by frames', () => {
  it('goes through every frame of a constant rate, there and back', () => {
    fc.assert(
      fc.property(clips, fc.nat(), (clip, pick) => {
        const at = pick % (clip.frameCount - 1);
        const here = clip.start + at / clip.rate;
        const next = frameBeside(clip, here + 1e-3, 1);
        expect(next).toBeCloseTo(clip.start + (at + 1) / clip.rate, 6);
        expect(frameBeside(clip, next + 1e-3, -1)).toBeCloseTo(here, 6);
      }),
    );
  });

  it('stays at the first frame and at the last', () => {
    fc.assert(
      fc.property(clips, (clip) => {
        expect(frameBeside(clip, clip.start, -1)).toBeCloseTo(clip.start, 6);
        const last = clip.start + (clip.frameCount - 1) / clip.rate;
        expect(frameBeside(clip, clip.start + clip.duration, 1)).toBeCloseTo(last, 6);
      }),
    );
  });

  it('goes through every frame whose times are listed, however long each is shown', () => {
    const delays = fc.array(fc.integer({ min: 2, max: 300 }), { minLength: 2, maxLength: 40 });
    fc.assert(
      fc.property(delays, fc.nat(), (hundredths, pick) => {
        const frameTimes = frameStarts(hundredths.map((length) => seconds(length / 100)));
        const picture = { start: seconds(0), duration: seconds(9), frameCount: frameTimes.length, frameTimes };
        const at = pick % (frameTimes.length - 1);
        const [here = 0, next = 0] = [frameTimes[at], frameTimes[at + 1]];
        expect(frameBeside(picture, here + 1e-3, 1)).toBe(next);
        expect(frameBeside(picture, next + 1e-3, -1)).toBe(here);
        expect(frameBeside(picture, 99, 1)).toBe(frameTimes.at(-1));
        expect(frameBeside(picture, 0, -1)).toBe(0);
      }),
    );
  });

  it('stays where a clip has one frame', () => {
    expect(frameBeside({ start: seconds(2), duration: seconds(0), frameCount: 1, frameTimes: null }, 2, 1)).toBe(2);
  });
});

describe('a leap', () => {
  it('is a tenth of the clip, but no less than a second and no more than ten, and ends within the clip', () => {
    const clip = (duration: number) => ({
      start: seconds(1),
      duration: seconds(duration),
      frameCount: 100,
      frameTimes: null,
    });
    expect(leap(clip(6), 3, 1)).toBe(4);
    expect(leap(clip(50), 20, -1)).toBe(15);
    expect(leap(clip(3600), 20, 1)).toBe(30);
    expect(leap(clip(6), 1.5, -1)).toBe(1);
    expect(leap(clip(6), 6.5, 1)).toBe(7);
  });
});
