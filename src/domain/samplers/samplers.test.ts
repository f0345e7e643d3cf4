import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allowedValue, type Parameter, type ParameterValue } from '../descriptor.ts';
import { defaultRecipe, mostFrames, type Recipe, samplerOf } from '../recipe.ts';
import type { Signals } from '../signals.ts';
import { type Seconds, seconds } from '../units.ts';
import { type SamplerName, samplers } from './registry.ts';
import type { SampledSpan } from './sampler.ts';
import { searched } from './samplersForTests.ts';

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
    const isByHand = ({ sampler }: Recipe) =>
      Object.values<Parameter>(samplers[sampler.name].parameters).some(({ kind }) => kind === 'times');
    const byTheClip = recipes.filter((recipe) => !isByHand(recipe));
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
