import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changing, tenSeconds } from '../samplersForTests.ts';
import { slowFast, slowFrames } from './slowFast.ts';

describe('slow and fast', () => {
  const sample = (changes: Readonly<Record<number, number>>, frames: number, slow = 50) =>
    slowFast.sample(tenSeconds, { frames, slow }, { difference: changing(changes) });

  it('shows the first picture and each new one, and fills the widest gaps', () => {
    expect(sample({ 3: 0.3, 7: 0.3 }, 6)).toEqual([0, 1.5, 3, 5, 7, 8.5]);
  });

  it('takes small changes together until they come to a new picture', () => {
    const drift = { 1: 0.1, 2: 0.1, 3: 0.1, 4: 0.1, 5: 0.1, 6: 0.1 };
    expect(slowFrames(changing(drift), 0.25)).toEqual([0, 3, 6]);
  });

  it('shows nothing but new pictures where all frames are slow and enough changes', () => {
    expect(sample({ 2: 0.3, 4: 0.2, 9: 0.4 }, 4, 100)).toEqual([0, 2, 4, 9]);
  });

  it('leaves out the smallest changes where there are more than slow frames', () => {
    expect(sample({ 2: 0.3, 4: 0.01, 9: 0.4 }, 3, 100)).toEqual([0, 2, 9]);
  });

  it('spreads the frames of a clip that stands still', () => {
    expect(sample({}, 4)).toEqual([0, 2.5, 5, 7.5]);
  });

  it('uses the whole budget, and no frame twice, in whatever clip has time for it', () => {
    const changes = fc.dictionary(
      fc.integer({ min: 0, max: 19 }).map((half) => String(half / 2)),
      fc.double({ min: 0, max: 1, noNaN: true }),
    );
    fc.assert(
      fc.property(
        changes,
        fc.integer({ min: 1, max: 64 }),
        fc.integer({ min: 2, max: 20 }),
        (given, frames, fifths) => {
          const times = sample(given, frames, 5 * fifths);
          expect(new Set(times).size).toBe(frames);
        },
      ),
    );
  });
});
