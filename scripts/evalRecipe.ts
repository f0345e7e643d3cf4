// The recipe that the options of npm run eval ask for.
import * as v from 'valibot';
import { compressors } from '../src/domain/compressors/registry.ts';
import {
  clampToParameter,
  type Parameters,
  type ParameterValue,
  type StrategyDescriptor,
} from '../src/domain/descriptor.ts';
import { type Choice, defaultRecipe, type Recipe, recipeSchema } from '../src/domain/recipe.ts';
import { samplers } from '../src/domain/samplers/registry.ts';
import type { BundleSummary } from '../src/protocol/messages.ts';

/** What a bundle says of how it was made. */
type Made = Pick<BundleSummary, 'defaults'>;

/** As they stand on the command line; undefined where not given. `recipe` is JSON. */
type RecipeOptions = {
  readonly recipe?: string | undefined;
  readonly compressor?: string | undefined;
  readonly k?: string | undefined;
  readonly frames?: string | undefined;
};

/**
 * The recipe of `options`, else what the bundle was made for, with the parts that have options of their own.
 * @throws Error, in words for the user, where an option means nothing
 */
export function recipeFor(bundle: Made, options: RecipeOptions): Recipe {
  const { recipe: text, compressor: name, k, frames } = options;
  const recipe = text === undefined ? bundleRecipe(bundle) : parsed(recipeSchema, text, '--recipe');
  const compressor = name === undefined ? recipe.compressor : compressorNamed(name, recipe);
  return {
    ...recipe,
    sampler: frames === undefined ? recipe.sampler : changed(recipe.sampler, samplers, 'frames', frames),
    compressor: k === undefined ? compressor : changed(compressor, compressors, 'k', k),
  };
}

/**
 * JSON of the form of `schema`.
 * @throws Error that begins with `name`, where it is none
 */
export function parsed<S extends v.GenericSchema>(schema: S, text: string, name: string): v.InferOutput<S> {
  try {
    return v.parse(schema, JSON.parse(text));
  } catch (failure) {
    throw new Error(`${name}: ${failure instanceof Error ? failure.message : String(failure)}`);
  }
}

/** Uniform sampling and LinVT, as the bundle was trained. */
const bundleRecipe = ({ defaults: { frames, k } }: Made): Recipe => ({
  ...defaultRecipe,
  sampler: changed(defaultRecipe.sampler, samplers, 'frames', String(frames)),
  compressor: changed(defaultRecipe.compressor, compressors, 'k', String(k)),
});

/** The recipe's own compressor where it goes by that name already, else one with its defaults. */
function compressorNamed(name: string, { compressor }: Recipe): Recipe['compressor'] {
  if (name === compressor.name) return compressor;
  const { success, output } = v.safeParse(recipeSchema, { compressor: { name } });
  if (!success) throw new Error(`No compressor ${name}; there is ${Object.keys(compressors).join(', ')}.`);
  return output.compressor;
}

/** `choice` with one value changed, clamped to what its parameter allows. */
function changed<Name extends string, Value extends ParameterValue>(
  choice: Choice<Name, Value>,
  table: Readonly<Record<Name, StrategyDescriptor<Parameters>>>,
  key: 'k' | 'frames',
  text: string,
): Choice<Name, Value | number> {
  const parameter = table[choice.name].parameters[key];
  if (parameter?.kind !== 'number') throw new Error(`${table[choice.name].label} has no --${key}.`);
  const value = Number(text);
  if (!Number.isFinite(value)) throw new Error(`--${key} wants a number, not ${text}.`);
  return { ...choice, values: { ...choice.values, [key]: clampToParameter(parameter, value) } };
}
