import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ClipInfo } from '../frame.ts';
import { defaultRecipe, sampleTimes } from '../recipe.ts';
import { seconds } from '../units.ts';
import { fps } from './fps/fps.ts';
import { type SamplerName, samplers } from './registry.ts';
import { uniform } from './uniform/uniform.ts';

type Span = Pick<ClipInfo, 'start' | 'duration'>;

const spans: fc.Arbitrary<Span> = fc.record({
  start: fc.double({ min: 0, max: 1e4, noNaN: true }).map(seconds),
  duration: fc.double({ min: 0.001, max: 1e5, noNaN: true }).map(seconds),
});

const names = Object.keys(samplers) as SamplerName[];

/** A recipe with any sampler and any allowed values. */
const recipes = fc.constantFrom(...names).chain((name) => {
  const ranges = Object.entries(samplers[name].parameters).map(([key, { min, max, step }]) => [
    key,
    fc.integer({ min: 0, max: Math.floor((max - min) / step) }).map((steps) => min + steps * step),
  ]);
  return fc.record(Object.fromEntries(ranges)).map((values) => ({ ...defaultRecipe, sampler: { name, values } }));
});

describe('every sampler', () => {
  it('gives at least one time, ascending, all within the span', () => {
    fc.assert(
      fc.property(recipes, spans, (recipe, span) => {
        const times = sampleTimes(recipe, span);
        expect(times.length).toBeGreaterThan(0);
        for (const [i, time] of times.entries()) {
          expect(time).toBeGreaterThanOrEqual(times[i - 1] ?? span.start);
          expect(time).toBeLessThan(span.start + span.duration);
        }
      }),
    );
  });

  it('looks at the one moment there is in a clip without duration', () => {
    fc.assert(
      fc.property(recipes, (recipe) => {
        const times = sampleTimes(recipe, { start: seconds(0.2), duration: seconds(0) });
        expect(new Set(times)).toEqual(new Set([0.2]));
      }),
    );
  });

  it('is moved by as much as the start is', () => {
    fc.assert(
      fc.property(recipes, spans, (recipe, span) => {
        const atZero = sampleTimes(recipe, { ...span, start: seconds(0) });
        const moved = sampleTimes(recipe, span).map((time) => time - span.start);
        expect(moved).toEqual(atZero.map((time) => expect.closeTo(time, 6)));
      }),
    );
  });
});

describe('uniform', () => {
  it('takes the centres of equal parts', () => {
    expect(uniform.sample({ start: seconds(1), duration: seconds(4) }, { frames: 4 })).toEqual([1.5, 2.5, 3.5, 4.5]);
  });

  it('takes the middle where it takes one', () => {
    expect(uniform.sample({ start: seconds(0), duration: seconds(3) }, { frames: 1 })).toEqual([1.5]);
  });
});

describe('frames per second', () => {
  const sample = (duration: number, rate: number, cap: number) =>
    fps.sample({ start: seconds(0), duration: seconds(duration) }, { rate, cap });

  it('takes the centre of each period', () => {
    expect(sample(2, 2, 16)).toEqual([0.25, 0.75, 1.25, 1.75]);
  });

  it('leaves out a last period that is not whole', () => {
    expect(sample(2.9, 1, 16)).toEqual([0.5, 1.5]);
  });

  it('takes the middle of a clip shorter than a period', () => {
    expect(sample(0.4, 1, 16)).toEqual([0.2]);
  });

  it('spreads the cap over the whole clip where the rate would exceed it', () => {
    expect(sample(100, 1, 4)).toEqual([12.5, 37.5, 62.5, 87.5]);
  });

  it('never exceeds its cap', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.01, max: 1e5, noNaN: true }),
        fc.double({ min: 0.1, max: 8, noNaN: true }),
        fc.integer({ min: 1, max: 64 }),
        (duration, rate, cap) => sample(duration, rate, cap).length <= cap,
      ),
    );
  });
});
