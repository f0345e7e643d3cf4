import * as v from 'valibot';
import type { Composer, PictureLayout } from './composers/composer.ts';
import { type ComposerName, composers } from './composers/registry.ts';
import type { ClipShape, Compressor } from './compressors/compressor.ts';
import { type CompressorName, compressors } from './compressors/registry.ts';
import {
  allowedValue,
  defaults,
  type NumberParameter,
  type NumberParameters,
  type Parameter,
  type Parameters,
  type ParameterValue,
  type StrategyDescriptor,
  type ValueOf,
} from './descriptor.ts';
import { type SamplerName, samplers } from './samplers/registry.ts';
import type { SampledSpan, Sampler } from './samplers/sampler.ts';

/** A strategy by name, with a value for each of its parameters. */
export type Choice<Name extends string, Value extends ParameterValue = number> = {
  readonly name: Name;
  readonly values: Readonly<Record<string, Value>>;
};

/** How a video becomes tokens. Plain and serialisable: it stands in the URL, the cache key and every report. */
export type Recipe = {
  readonly sampler: Choice<SamplerName, ParameterValue>;
  readonly composer: Choice<ComposerName>;
  readonly compressor: Choice<CompressorName>;
};

export const defaultRecipe: Recipe = {
  sampler: { name: 'uniform', values: defaults(samplers.uniform.parameters) },
  composer: { name: 'frames', values: {} },
  compressor: { name: 'linvt', values: defaults(compressors.linvt.parameters) },
};

const nameOf = <Name extends string>(table: Readonly<Record<Name, unknown>>) =>
  v.picklist(Object.keys(table) as Name[]);

const valuesSchema = v.record(v.string(), v.union([v.number(), v.array(v.number())]));

const choiceSchema = <Name extends string, Kind extends Parameter>(
  table: Readonly<Record<Name, StrategyDescriptor<Readonly<Record<string, Kind>>>>>,
) =>
  v.pipe(
    v.object({ name: nameOf(table), values: v.optional(valuesSchema, {}) }),
    v.transform(
      ({ name, values }): Choice<Name, ValueOf<Kind>> => ({
        name,
        values: completed(table[name].parameters, values),
      }),
    ),
  );

/** Every parameter with an allowed value: the given one brought into range, the default where none is given. */
function completed<Kind extends Parameter>(
  parameters: Readonly<Record<string, Kind>>,
  given: Readonly<Record<string, unknown>>,
): Readonly<Record<string, ValueOf<Kind>>> {
  return Object.fromEntries(
    Object.entries(parameters).map(([name, p]) => [name, allowedValue(p, given[name] ?? p.default)]),
  );
}

/** Parses what stands in a URL or a report. Unknown strategies are errors, values out of range are clamped. */
export const recipeSchema = v.object({
  sampler: v.optional(choiceSchema<SamplerName, Parameter>(samplers), defaultRecipe.sampler),
  composer: v.optional(choiceSchema<ComposerName, NumberParameter>(composers), defaultRecipe.composer),
  compressor: v.optional(choiceSchema<CompressorName, NumberParameter>(compressors), defaultRecipe.compressor),
});

/** The code behind the recipe's choice. */
export const samplerOf = (recipe: Recipe): Sampler<Parameters> => samplers[recipe.sampler.name];

export const compressorOf = (recipe: Recipe): Compressor<NumberParameters> => compressors[recipe.compressor.name];

/** How many video tokens the recipe makes of a clip of this shape. */
export const videoTokensOf = (recipe: Recipe, shape: ClipShape): number =>
  compressorOf(recipe).videoTokens(shape, recipe.compressor.values);

/** Of how many pictures the time can stand between the video tokens that the recipe makes, at most. */
export const mostTimesOf = (recipe: Recipe, shape: ClipShape): number =>
  compressorOf(recipe).mostTimes?.(shape, recipe.compressor.values) ?? shape.frames;

/** Whether the frames are chosen only once the question is asked. */
export const needsQuestion = (recipe: Recipe): boolean => samplerOf(recipe).needs === 'question';

/** How many frames of `clip` the recipe looks at, at most: known before the clip's signals are. */
export const mostFrames = (recipe: Recipe, clip: SampledSpan): number =>
  samplerOf(recipe).atMost(clip, recipe.sampler.values);

export const composerOf = (recipe: Recipe): Composer<NumberParameters> => composers[recipe.composer.name];

/** The pictures that the recipe makes of `frames` sampled frames. */
export const picturesOf = (recipe: Recipe, frames: number): readonly PictureLayout[] =>
  composerOf(recipe).layout(frames, recipe.composer.values);

/** Those of them that there are where only the first `read` of the `chosen` frames could be read. */
export const picturesRead = (recipe: Recipe, chosen: number, read: number): readonly PictureLayout[] =>
  picturesOf(recipe, chosen)
    .map((picture) => ({ ...picture, frames: picture.frames.filter((frame) => frame < read) }))
    .filter(({ frames }) => frames.length > 0);

/** Equal for recipes that give the same visual tokens. */
export const samplerKey = (recipe: Recipe): string => JSON.stringify([recipe.sampler, drawnBy(recipe)]);

/** Equal for recipes that make the same pictures of the same frames: 'frames', 'grid,across:2'. Stands in files. */
export function layoutKey(recipe: Recipe): string {
  const { name, values } = drawnBy(recipe);
  return [name, ...Object.entries(values).map(([parameter, value]) => `${parameter}:${value}`)].join(',');
}

/** What draws the pictures: times beside them are in the prompt, not in the picture. */
const drawnBy = (recipe: Recipe): Recipe['composer'] =>
  composerOf(recipe).stamps ? defaultRecipe.composer : recipe.composer;
