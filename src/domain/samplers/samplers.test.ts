import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allowedValue, type Parameter, type ParameterValue } from '../descriptor.ts';
import { defaultRecipe, mostFrames, type Recipe, samplerOf } from '../recipe.ts';
import { ruleBoundaries } from '../shots/ruleBoundaries.ts';
import type { FoundShots, ShotBoundary } from '../shots/shots.ts';
import type { FrameDifference, Signals } from '../signals.ts';
import { type Seconds, seconds } from '../units.ts';
import { change } from './change/change.ts';
import { equalChange, levelledShares } from './change/equalChange.ts';
import { clips } from './clips/clips.ts';
import { coarseToFine } from './coarseToFine/coarseToFine.ts';
import { fps } from './fps/fps.ts';
import { keyframes } from './keyframes/keyframes.ts';
import { manual, withMovedTime, withoutTime, withTime } from './manual/manual.ts';
import { mostRelevant } from './queryAware/mostRelevant.ts';
import { queryAware } from './queryAware/queryAware.ts';
import { type SamplerName, samplers } from './registry.ts';
import type { SampledSpan, Search } from './sampler.ts';
import { framesOfEach, shots } from './shots/shots.ts';
import { slowFast, slowFrames } from './slowFast/slowFast.ts';
import { uniform } from './uniform/uniform.ts';

const spans: fc.Arbitrary<SampledSpan> = fc.record({
  start: fc.double({ min: 0, max: 1e4, noNaN: true }).map(seconds),
  duration: fc.double({ min: 0.001, max: 1e5, noNaN: true }).map(seconds),
});

const names = Object.keys(samplers) as SamplerName[];

/** What a parameter may hold. */
function valuesOf(parameter: Parameter): fc.Arbitrary<ParameterValue> {
  if (parameter.kind === 'times') {
    return fc.array(fc.double({ min: 0, max: 1e4, noNaN: true })).map((times) => allowedValue(parameter, times));
  }
  const { min, max, step } = parameter;
  return fc.integer({ min: 0, max: Math.floor((max - min) / step) }).map((steps) => min + steps * step);
}

/** A recipe with any sampler and any allowed values. */
const recipes = fc.constantFrom(...names).chain((name) => {
  const ranges = Object.entries<Parameter>(samplers[name].parameters).map(([key, parameter]) => [
    key,
    valuesOf(parameter),
  ]);
  return fc.record(Object.fromEntries(ranges)).map((values) => ({ ...defaultRecipe, sampler: { name, values } }));
});

/** Moments of a clip as fractions of its duration, strictly ascending, and how much changes at each. */
type Shape = { readonly keys: readonly number[]; readonly looks: readonly (readonly [number, number])[] };

/** In steps of a power of two, so that times are exact wherever the clip starts. */
const fractions = fc.integer({ min: 0, max: 1023 }).map((step) => step / 1024);
const shapes: fc.Arbitrary<Shape> = fc.record({
  keys: fc.uniqueArray(fractions, { maxLength: 40 }).map((keys) => keys.toSorted((a, b) => a - b)),
  looks: fc
    .uniqueArray(fc.tuple(fractions, fc.oneof(fc.constant(0), fc.double({ min: 0, max: 1, noNaN: true }))), {
      maxLength: 60,
      selector: ([at]) => at,
    })
    .map((looks) => looks.toSorted(([a], [b]) => a - b)),
});

const relevances = fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 1, maxLength: 12 });

/** The signals of a clip of that shape that lies at `span`. */
function signalsAt({ start, duration }: SampledSpan, { keys, looks }: Shape): Signals {
  const timeOf = (fraction: number) => seconds(start + fraction * duration);
  const times = looks.map(([at]) => timeOf(at));
  const values = looks.map(([, value], at) => (at === 0 ? 0 : value));
  const boundaries = times.slice(1).flatMap((end, at) => {
    const begin = times[at] ?? end;
    return at % 3 === 0 ? [{ begin, end }] : at % 3 === 1 ? [{ begin: end, end }] : [];
  });
  return { keyTimes: keys.map(timeOf), difference: { times, values }, shots: { boundaries, fallback: null } };
}

/** What the recipe's sampler gives; one that asks for relevance is told `relevance`, over and over, by the place in it. */
function sampleTimes(
  recipe: Recipe,
  span: SampledSpan,
  signals: Signals,
  relevance: readonly number[],
): readonly Seconds[] {
  const sampler = samplerOf(recipe);
  const { values } = recipe.sampler;
  if (sampler.needs !== 'question') return sampler.sample(span, values, signals);
  return searched(sampler.search(span, values), (_, at) => relevance[at % relevance.length] ?? 0).times;
}

/** Follows a search to its end, with the steps it took. */
function searched(search: Search, relevanceOf: (time: Seconds, at: number) => number) {
  const steps: (readonly Seconds[])[] = [];
  let step = search.next();
  for (; !step.done; step = search.next(steps.at(-1)?.map(relevanceOf) ?? [])) steps.push(step.value);
  return { times: step.value, steps };
}

describe('every sampler', () => {
  it('gives at least one time, ascending, all within the span, and no more than it said', () => {
    fc.assert(
      fc.property(recipes, spans, shapes, relevances, (recipe, span, shape, relevance) => {
        const times = sampleTimes(recipe, span, signalsAt(span, shape), relevance);
        expect(times.length).toBeGreaterThan(0);
        expect(times.length).toBeLessThanOrEqual(mostFrames(recipe, span));
        const end = span.start + span.duration;
        expect(times.filter((time, i) => time < (times[i - 1] ?? span.start) || time >= end)).toEqual([]);
      }),
      { numRuns: 600 },
    );
  }, 60_000);

  it('looks at the one moment there is in a clip without duration', () => {
    const span = { start: seconds(0.2), duration: seconds(0) };
    const one = signalsAt(span, { keys: [0], looks: [[0, 0]] });
    fc.assert(
      fc.property(recipes, (recipe) => {
        expect(new Set(sampleTimes(recipe, span, one, [0]))).toEqual(new Set([0.2]));
      }),
    );
  });

  it('is moved by as much as the start is', () => {
    const starts = fc.integer({ min: 0, max: 1000 });
    const whole = fc.integer({ min: 1, max: 10_000 }).map(seconds);
    const byTheClip = recipes.filter(({ sampler }) => sampler.name !== 'manual');
    fc.assert(
      fc.property(byTheClip, starts, whole, shapes, relevances, (recipe, start, duration, shape, relevance) => {
        const atZero = { start: seconds(0), duration };
        const moved = { start: seconds(start), duration };
        const [first, second] = [atZero, moved].map((span) =>
          sampleTimes(recipe, span, signalsAt(span, shape), relevance),
        );
        expect(second?.map((time) => time - start)).toEqual(first?.map((time) => expect.closeTo(time, 6)));
      }),
    );
  }, 60_000);
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

const tenSeconds: SampledSpan = { start: seconds(0), duration: seconds(10) };

describe('key frames', () => {
  const sample = (keyTimes: readonly number[], cap: number) =>
    keyframes.sample(tenSeconds, { cap }, { keyTimes: keyTimes.map(seconds) });

  it('are all taken where they are few', () => {
    expect(sample([0, 4, 8], 8)).toEqual([0, 4, 8]);
  });

  it('are chosen evenly where they are many', () => {
    expect(sample([0, 1, 2, 3, 4, 5, 6, 7, 8], 3)).toEqual([1, 4, 7]);
  });

  it('leave the middle to a clip that has none to show', () => {
    expect(sample([], 8)).toEqual([5]);
  });
});

/** A frame each half second of ten, with change at the given times. */
function changing(changes: Readonly<Record<number, number>>): FrameDifference {
  const times = Array.from({ length: 20 }, (_, i) => seconds(i / 2));
  return { times, values: times.map((time) => changes[time] ?? 0) };
}

describe('where shots begin by the rule', () => {
  const starts = (values: Readonly<Record<number, number>>) =>
    ruleBoundaries(changing(values), tenSeconds.start).map(({ begin }) => begin);

  it('is at the first frame after a cut', () => {
    expect(starts({ 3: 0.4, 7.5: 0.2 })).toEqual([3, 7.5]);
  });

  it('is not where little changes', () => {
    expect(starts({ 3: 0.05 })).toEqual([]);
  });

  it('is not in the middle of steady motion, however strong', () => {
    expect(starts({ 2.5: 0.2, 3: 0.2, 3.5: 0.2, 4: 0.2, 4.5: 0.2 })).toEqual([]);
  });

  it('is where a cut stands out of motion', () => {
    expect(starts({ 2: 0.1, 2.5: 0.1, 3: 0.4, 3.5: 0.1, 4: 0.1 })).toEqual([3]);
  });

  it('is not twice within six tenths of a second, as a flash would have it', () => {
    expect(starts({ 3: 0.3, 3.5: 0.3 })).toEqual([3]);
  });
});

/** Boundaries from and to the given times. */
function foundAt(spans: readonly (readonly [number, number])[]): FoundShots {
  const boundaries: readonly ShotBoundary[] = spans.map(([begin, end]) => ({
    begin: seconds(begin),
    end: seconds(end),
  }));
  return { boundaries, fallback: null };
}

describe('shots', () => {
  const sample = (cuts: readonly number[], frames: number) =>
    shots.sample(tenSeconds, { frames }, { shots: foundAt(cuts.map((cut) => [cut, cut])) });

  it('are shown at their centres', () => {
    expect(sample([4, 8], 3)).toEqual([2, 6, 9]);
  });

  it('have more frames where they are longer', () => {
    expect(sample([8], 5)).toEqual([1, 3, 5, 7, 9]);
  });

  it('have none where they are the shortest of too many', () => {
    expect(sample([4, 8], 2)).toEqual([2, 6]);
  });

  it('are one where nothing is cut: then they are uniform', () => {
    expect(sample([], 4)).toEqual(uniform.sample(tenSeconds, { frames: 4 }));
  });

  it('are shown outside the dissolves and fades between them', () => {
    const found = foundAt([
      [3, 5],
      [7, 7],
    ]);
    expect(shots.sample(tenSeconds, { frames: 4 }, { shots: found })).toEqual([0.75, 2.25, 6, 8.5]);
  });

  it('share all frames, at least one each while there are enough, and never leave a longer one with fewer', () => {
    const lengths = fc.array(fc.integer({ min: 1, max: 100 }), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(lengths, fc.integer({ min: 1, max: 64 }), (given, budget) => {
        const counts = framesOfEach(given, budget);
        expect(counts.reduce((sum, count) => sum + count, 0)).toBe(budget);
        if (budget >= given.length) expect(Math.min(...counts)).toBeGreaterThan(0);
        for (const [i, length] of given.entries()) {
          const longer = counts.filter((_, j) => (given[j] ?? 0) > length);
          expect(Math.min(...longer, 64)).toBeGreaterThanOrEqual(counts[i] ?? 0);
        }
      }),
    );
  });
});

describe('change', () => {
  const sample = (changes: Readonly<Record<number, number>>, frames: number) =>
    change.sample(tenSeconds, { frames }, { difference: changing(changes) });

  it('is uniform in a clip that stands still', () => {
    expect(sample({}, 4)).toEqual(uniform.sample(tenSeconds, { frames: 4 }).map((time) => expect.closeTo(time, 9)));
  });

  it('shows each stretch between cuts', () => {
    const [first = 0, second = 0, third = 0] = sample({ 2: 0.5, 6: 0.5 }, 3);
    expect([first < 2, second > 2 && second < 6, third > 6]).toEqual([true, true, true]);
  });

  it('spends most frames where most changes', () => {
    const busy = { 5.5: 0.1, 6: 0.1, 6.5: 0.1, 7: 0.1, 7.5: 0.1, 8: 0.1 };
    const inBusy = (times: readonly number[]) => times.filter((time) => time > 5 && time < 8).length;
    expect(inBusy(uniform.sample(tenSeconds, { frames: 6 }))).toBe(2);
    expect(inBusy(sample(busy, 6))).toBe(4);
  });

  it('takes a hard cut for one bound between parts, however few other changes there are', () => {
    const cuts = fc.dictionary(
      fc.integer({ min: 1, max: 19 }).map((half) => String(half / 2)),
      fc.double({ min: 0.01, max: 1, noNaN: true }),
    );
    fc.assert(
      fc.property(cuts, fc.integer({ min: 1, max: 12 }), (changes, parts) => {
        const difference = changing(changes);
        const bounds = equalChange(tenSeconds, difference, parts).slice(1, -1);
        expect(bounds).toHaveLength(parts - 1);
        for (const [at, to] of difference.times.entries()) {
          const from = difference.times[at - 1] ?? to;
          // Its time alone may bring half a part more.
          expect(bounds.filter((bound) => bound > from && bound < to).length).toBeLessThanOrEqual(2);
        }
      }),
    );
  }, 60_000);
});

describe('shares of change', () => {
  it('are as the changes are where they are even enough', () => {
    expect(levelledShares([1, 3, 2, 2], 2)).toEqual([0.125, 0.375, 0.25, 0.25]);
  });

  it('are lowered to what one part may have', () => {
    expect(levelledShares([100, 1, 1], 2)).toEqual([0.5, 0.25, 0.25]);
  });

  it('leave something over where fewer frames change than there are parts', () => {
    expect(levelledShares([5, 0, 1], 4)).toEqual([0.25, 0, 0.25]);
  });

  it('are never more than one part has, and all of it where there are changes enough', () => {
    const steps = fc.array(fc.double({ min: 0.001, max: 1, noNaN: true }), { minLength: 12, maxLength: 60 });
    fc.assert(
      fc.property(steps, fc.integer({ min: 1, max: 12 }), (given, parts) => {
        const shares = levelledShares(given, parts);
        expect(Math.max(...shares)).toBeLessThanOrEqual(1 / parts + 1e-9);
        expect(shares.reduce((total, share) => total + share, 0)).toBeCloseTo(1, 6);
      }),
    );
  });
});

describe('by hand', () => {
  const sample = (...times: readonly number[]) => manual.sample(tenSeconds, { times: times.map(seconds) });

  it('gives the moments that were set', () => {
    expect(sample(1, 4, 9.5)).toEqual([1, 4, 9.5]);
  });

  it('leaves out what lies outside the clip, and shows its middle where nothing is left', () => {
    expect(sample(4, 10, 12)).toEqual([4]);
    expect(sample(12)).toEqual([5]);
    expect(sample()).toEqual([5]);
  });

  it('keeps moments in their order, each once, in whole milliseconds that still show their frame', () => {
    const third = seconds(1 / 3);
    const times = withTime(withTime([seconds(2)], third), seconds(2));
    expect(times).toEqual([0.334, 2]);
    expect(withoutTime(times, seconds(2))).toEqual([0.334]);
  });

  it('moves one of them, past others too, but not out of the clip', () => {
    const times = [1, 2, 3].map(seconds);
    expect(withMovedTime(times, seconds(1), 2.5, tenSeconds)).toEqual([2, 2.5, 3]);
    expect(withMovedTime(times, seconds(1), -4, tenSeconds)).toEqual([0, 2, 3]);
    expect(withMovedTime(times, seconds(1), 44, tenSeconds)).toEqual([2, 3, 9.999]);
  });

  it('takes no more than there is room for', () => {
    const full = Array.from({ length: 64 }, (_, i) => seconds(i / 10));
    expect(withTime(full, seconds(9))).toEqual(full);
  });
});

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

describe('the most relevant', () => {
  it('are together where they stand out', () => {
    expect(mostRelevant([0, 0, 0, 0.9, 1, 0.9, 0, 0, 0, 0], 3, 0.5)).toEqual([3, 4, 5]);
  });

  it('are the best of each half where they do not', () => {
    expect(mostRelevant([0.5, 0.6, 0.5, 0.5, 0.5, 0.5, 0.4, 0.7], 2, 0.9)).toEqual([1, 7]);
  });

  it('leave a half that is alike in all its parts spread, and crowd in one that is not', () => {
    const relevance = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 0, 0];
    expect(mostRelevant(relevance, 4, 0.7)).toEqual([0, 4, 12, 13]);
  });

  it('are as many as are wanted, each once', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 1, maxLength: 128 }),
        fc.integer({ min: 1, max: 64 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (relevance, count, focus) => {
          const chosen = mostRelevant(relevance, count, focus);
          expect(new Set(chosen).size).toBe(Math.min(count, relevance.length));
          expect(chosen).toEqual(chosen.toSorted((a, b) => a - b));
        },
      ),
    );
  });

  it('are the highest of all where they may crowd anywhere', () => {
    const values = fc.uniqueArray(fc.integer({ min: 0, max: 1000 }), { minLength: 3, maxLength: 40 });
    fc.assert(
      fc.property(values, (relevance) => {
        const chosen = mostRelevant(relevance, 2, -1).map((at) => relevance[at]);
        expect(chosen.toSorted()).toEqual(
          relevance
            .toSorted((a, b) => b - a)
            .slice(0, 2)
            .toSorted(),
        );
      }),
    );
  });
});

describe('by the question', () => {
  it('rates evenly spaced frames once, and takes the most relevant', () => {
    const search = queryAware.search(tenSeconds, { frames: 2, rated: 8, focus: 0.4 });
    const { times, steps } = searched(search, (time) => (time > 6 && time < 8 ? 1 : 0));
    expect(steps).toEqual([uniform.sample(tenSeconds, { frames: 8 })]);
    expect(times).toEqual([0.625, 6.875]);
  });
});

describe('coarse to fine', () => {
  const near = (target: number) => (time: Seconds) => -Math.abs(time - target);

  it('looks at the whole clip first, then closer to what is relevant', () => {
    const { steps } = searched(coarseToFine.search(tenSeconds, { frames: 4, look: 4, steps: 3 }), near(6));
    expect(steps[0]).toEqual(uniform.sample(tenSeconds, { frames: 4 }));
    const reach = steps.map((times) => Math.max(...times.map((time) => Math.abs(time - 6))));
    expect(reach[2]).toBeLessThan(reach[0] ?? 0);
  });

  it('ends nearer to a short moment than evenly spaced frames of the same number come', () => {
    const distance = (times: readonly Seconds[], target: number) =>
      Math.min(...times.map((time) => Math.abs(time - target)));
    fc.assert(
      fc.property(fc.double({ min: 0.5, max: 9.5, noNaN: true }), (target) => {
        const { times } = searched(coarseToFine.search(tenSeconds, { frames: 4, look: 4, steps: 6 }), near(target));
        expect(distance(times, target)).toBeLessThanOrEqual(0.16);
      }),
    );
  });

  it('looks no more where frames are a twentieth of a second apart', () => {
    const short = { start: seconds(0), duration: seconds(0.5) };
    const { steps } = searched(coarseToFine.search(short, { frames: 2, look: 8, steps: 8 }), near(0.2));
    const all = steps.flat().toSorted((a, b) => a - b);
    expect(Math.min(...all.slice(1).map((time, at) => time - (all[at] ?? 0)))).toBeGreaterThan(0.03);
  });

  it('never looks at a moment twice', () => {
    fc.assert(
      fc.property(relevances, fc.integer({ min: 1, max: 8 }), (relevance, count) => {
        const search = coarseToFine.search(tenSeconds, { frames: 6, look: 6, steps: count });
        const looked = searched(search, (_, at) => relevance[at % relevance.length] ?? 0).steps.flat();
        expect(new Set(looked).size).toBe(looked.length);
      }),
    );
  });
});

describe('runs', () => {
  const sample = (changes: Readonly<Record<number, number>>, frames: number, run: number) =>
    clips.sample(tenSeconds, { frames, run }, { difference: changing(changes) });

  it('are a quarter of a second from frame to frame, around the moment of most change', () => {
    expect(sample({ 3: 0.2, 7: 0.4, 7.5: 0.2 }, 4, 4)).toEqual([6.375, 6.625, 6.875, 7.125]);
  });

  it('are one in each half where as much changes in both', () => {
    const times = sample({ 2: 0.3, 8: 0.3 }, 8, 4);
    expect(times).toEqual([1.375, 1.625, 1.875, 2.125, 7.375, 7.625, 7.875, 8.125]);
  });

  it('are where the picture changes, and then where the widest gap is', () => {
    const centres = sample({ 2: 0.3 }, 6, 2).filter((_, at) => at % 2 === 0);
    expect(centres.map((time) => time + 0.125)).toEqual([1.75, 3.8125, 5.875]);
  });

  it('do not overlap, in whatever clip', () => {
    const changes = fc.dictionary(
      fc.integer({ min: 1, max: 19 }).map((half) => String(half / 2)),
      fc.double({ min: 0.01, max: 1, noNaN: true }),
    );
    fc.assert(
      fc.property(changes, fc.integer({ min: 1, max: 16 }), fc.integer({ min: 2, max: 16 }), (given, runs, run) => {
        const times = sample(given, Math.min(64, runs * run), run);
        const distinct = new Set(times.map((time) => time.toFixed(6)));
        expect(times).toEqual(times.toSorted((a, b) => a - b));
        expect(distinct.size).toBe(times.length);
      }),
    );
  }, 60_000);

  it('share frames that do not go up evenly', () => {
    const times = sample({}, 5, 2);
    const gaps = times.slice(1).map((time, at) => time - (times[at] ?? 0));
    expect(gaps.map((gap) => gap < 0.26)).toEqual([false, true, false, true]);
  });

  it('are one of all frames where fewer are wanted than make a run', () => {
    expect(sample({ 5: 0.4 }, 2, 16)).toEqual([4.625, 4.875]);
  });

  it('stay within the clip where most changes at its end', () => {
    expect(sample({ 9.5: 0.5 }, 8, 8).at(-1)).toBeLessThan(10);
  });

  it('use the whole budget', () => {
    const anyFrames = fc.integer({ min: 1, max: 64 });
    const anyRun = fc.integer({ min: 2, max: 16 });
    fc.assert(fc.property(anyFrames, anyRun, (frames, run) => sample({ 3: 0.4 }, frames, run).length === frames));
  });
});
