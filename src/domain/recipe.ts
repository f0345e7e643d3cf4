import * as v from 'valibot';
import type { ClipShape, Compressor } from './compressors/compressor.ts';
import { type CompressorName, compressors } from './compressors/registry.ts';
import { clampToParameter, defaults, type Parameters, type StrategyDescriptor } from './descriptor.ts';
import { type SamplerName, samplers } from './samplers/registry.ts';
import type { SampledSpan, Sampler } from './samplers/sampler.ts';
import type { Signals } from './signals.ts';
import type { Seconds } from './units.ts';

/** A strategy by name, with a value for each of its parameters. */
export type Choice<Name extends string> = {
  readonly name: Name;
  readonly values: Readonly<Record<string, number>>;
};

/** How a video becomes tokens. Plain and serialisable: it stands in the URL, the cache key and every report. */
export type Recipe = {
  readonly sampler: Choice<SamplerName>;
  readonly compressor: Choice<CompressorName>;
};

export const defaultRecipe: Recipe = {
  sampler: { name: 'uniform', values: defaults(samplers.uniform.parameters) },
  compressor: { name: 'linvt', values: defaults(compressors.linvt.parameters) },
};

const nameOf = <Name extends string>(table: Readonly<Record<Name, unknown>>) =>
  v.picklist(Object.keys(table) as Name[]);

const choiceSchema = <Name extends string>(table: Readonly<Record<Name, StrategyDescriptor<Parameters>>>) =>
  v.pipe(
    v.object({ name: nameOf(table), values: v.optional(v.record(v.string(), v.number()), {}) }),
    v.transform(({ name, values }): Choice<Name> => ({ name, values: completed(table[name].parameters, values) })),
  );

/** Every parameter with an allowed value: the given one clamped, the default where none is given. */
function completed(parameters: Parameters, given: Readonly<Record<string, number>>): Readonly<Record<string, number>> {
  return Object.fromEntries(
    Object.entries(parameters).map(([name, p]) => [name, clampToParameter(p, given[name] ?? p.default)]),
  );
}

/** Parses what stands in a URL or a report. Unknown strategies are errors, values out of range are clamped. */
export const recipeSchema = v.object({
  sampler: v.optional(choiceSchema<SamplerName>(samplers), defaultRecipe.sampler),
  compressor: v.optional(choiceSchema<CompressorName>(compressors), defaultRecipe.compressor),
});

/** The code behind the recipe's choice. */
export const samplerOf = (recipe: Recipe): Sampler<Parameters> => samplers[recipe.sampler.name];

export const compressorOf = (recipe: Recipe): Compressor<Parameters> => compressors[recipe.compressor.name];

/** How many video tokens the recipe makes of a clip of this shape. */
export const videoTokensOf = (recipe: Recipe, shape: ClipShape): number =>
  compressorOf(recipe).videoTokens(shape, recipe.compressor.values);

/** The times at which `recipe` looks at `clip`, ascending. Only the signals that its sampler needs are read. */
export const sampleTimes = (recipe: Recipe, clip: SampledSpan, signals: Signals): readonly Seconds[] =>
  samplerOf(recipe).sample(clip, recipe.sampler.values, signals);

/** How many frames of `clip` the recipe looks at, at most: known before the clip's signals are. */
export const mostFrames = (recipe: Recipe, clip: SampledSpan): number =>
  samplerOf(recipe).atMost(clip, recipe.sampler.values);

/** Equal for recipes that give the same visual tokens. */
export const samplerKey = (recipe: Recipe): string => JSON.stringify(recipe.sampler);
