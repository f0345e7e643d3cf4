import * as v from 'valibot';
import { composers } from '../../domain/composers/registry.ts';
import { compressors } from '../../domain/compressors/registry.ts';
import {
  allowedValue,
  type Parameter,
  type Parameters,
  type ParameterValue,
  type StrategyDescriptor,
  type TimesParameter,
  type ValueOf,
} from '../../domain/descriptor.ts';
import { firstTimes } from '../../domain/moments.ts';
import { type Choice, defaultRecipe, type Recipe, recipeSchema } from '../../domain/recipe.ts';
import { type SamplerName, samplers } from '../../domain/samplers/registry.ts';
import type { Seconds } from '../../domain/units.ts';
import type { BundleSummary } from '../../protocol/messages.ts';

export type RecipeSlice = {
  readonly value: Recipe;
  /** A bundle's own defaults only replace what nobody chose. */
  readonly chosen: boolean;
  /** The control that gave the value: its values in a row are one edit. */
  readonly by: string | null;
  readonly past: readonly Recipe[];
  readonly future: readonly Recipe[];
};

/** A recipe that no edit has led to. */
export const firstRecipe = (value: Recipe, chosen: boolean): RecipeSlice => ({
  ...{ value, chosen, by: null },
  past: [],
  future: [],
});

export const initialRecipe: RecipeSlice = firstRecipe(defaultRecipe, false);

/** Stands in, as this very object, for a recipe that no one knows, until a bundle brings its own. */
export const standIn: Recipe = { ...defaultRecipe };

/** Takes another recipe, and remembers the one before. */
export function withEdit(slice: RecipeSlice, value: Recipe, by: string): RecipeSlice {
  if (JSON.stringify(value) === JSON.stringify(slice.value)) return { ...slice, chosen: true };
  const past = by === slice.by ? slice.past : [...slice.past, slice.value];
  return { ...{ value, chosen: true, by, past }, future: [] };
}

export const withUndo = (slice: RecipeSlice): RecipeSlice => stepped(slice, 'past', 'future');
export const withRedo = (slice: RecipeSlice): RecipeSlice => stepped(slice, 'future', 'past');

function stepped(slice: RecipeSlice, from: 'past' | 'future', to: 'past' | 'future'): RecipeSlice {
  const value = slice[from].at(-1);
  if (value === undefined) return slice;
  return { ...slice, value, by: null, [from]: slice[from].slice(0, -1), [to]: [...slice[to], slice.value] };
}

type Step = keyof Recipe;
const steps: readonly Step[] = ['sampler', 'composer', 'compressor'];

const parametersOf = ({ sampler, composer, compressor }: Recipe): Readonly<Record<Step, Parameters>> => ({
  sampler: samplers[sampler.name].parameters,
  composer: composers[composer.name].parameters,
  compressor: compressors[compressor.name].parameters,
});

/**
 * The recipe as a query: `sampler=fps&rate=1&cap=16&compressor=linvt&k=128`, moments as `times=0.5_1.25`; the composer
 * where it is not the usual one. Other entries of `query` stay.
 */
export function withRecipe(query: URLSearchParams, recipe: Recipe): URLSearchParams {
  const written = withoutRecipe(query);
  for (const step of steps) {
    if (step === 'composer' && recipe.composer.name === defaultRecipe.composer.name) continue;
    written.set(step, recipe[step].name);
    for (const name of Object.keys(parametersOf(recipe)[step]))
      written.set(name, writeValue(recipe[step].values[name]));
  }
  return written;
}

const writeValue = (value: ParameterValue | undefined): string =>
  typeof value === 'object' ? value.join('_') : String(value);

/** What stands in an address for a parameter; undefined where nothing does, or it is no number. */
function readValue({ kind }: Parameter, text: string | null): number | readonly number[] | undefined {
  if (text === null) return undefined;
  const numbers = (kind === 'times' ? text.split('_').filter(Boolean) : [text]).map(Number).filter(Number.isFinite);
  return kind === 'times' ? numbers : numbers[0];
}

function withoutRecipe(query: URLSearchParams): URLSearchParams {
  const rest = new URLSearchParams(query);
  const strategies = [...Object.values(samplers), ...Object.values(composers), ...Object.values(compressors)];
  const names = [...steps, ...strategies.flatMap(({ parameters }) => Object.keys(parameters))];
  for (const name of names) rest.delete(name);
  return rest;
}

export type ReadRecipe =
  | { readonly status: 'none' }
  | { readonly status: 'read'; readonly recipe: Recipe }
  | { readonly status: 'unknown'; readonly name: string };

/** The recipe that a query names. Values out of range are brought into it; an unknown strategy is 'unknown'. */
export function recipeIn(query: URLSearchParams): ReadRecipe {
  if (withoutRecipe(query).size === query.size) return { status: 'none' };
  const parsed = v.safeParse(recipeSchema, {
    sampler: choiceIn(query, 'sampler', samplers),
    composer: choiceIn(query, 'composer', composers),
    compressor: choiceIn(query, 'compressor', compressors),
  });
  if (parsed.success) return { status: 'read', recipe: parsed.output };
  const wrong = steps.find((name) => v.getDotPath(parsed.issues[0])?.startsWith(name)) ?? 'sampler';
  return { status: 'unknown', name: query.get(wrong) ?? '' };
}

/** The strategy that a query names for a step, with what it says of that strategy's parameters. */
function choiceIn(
  query: URLSearchParams,
  step: Step,
  table: Readonly<Record<string, { readonly parameters: Parameters }>>,
) {
  const name = query.get(step) ?? defaultRecipe[step].name;
  const parameters = Object.hasOwn(table, name) ? (table[name]?.parameters ?? {}) : {};
  const values = Object.entries(parameters).map(([key, parameter]) => [key, readValue(parameter, query.get(key))]);
  return { name, values: Object.fromEntries(values.filter(([, value]) => value !== undefined)) };
}

/** What a bundle was made for, by the name of the parameter; nothing before there is one. */
export type Usual = Partial<BundleSummary['defaults']>;

/** The default recipe with the compressor, frames and k that a bundle was made for. */
export const bundleRecipe = (usual: Usual): Recipe => ({
  sampler: usualChoice<SamplerName, Parameter>(samplers, defaultRecipe.sampler.name, usual),
  composer: defaultRecipe.composer,
  compressor: usualChoice(compressors, usual.compressor ?? defaultRecipe.compressor.name, usual),
});

/** A strategy with the values that it starts with: the bundle's where it has one of that name. */
export function usualChoice<Name extends string, Kind extends Parameter>(
  table: Readonly<Record<Name, StrategyDescriptor<Readonly<Record<string, Kind>>>>>,
  name: Name,
  usual: Usual,
): Choice<Name, ValueOf<Kind>> {
  const { compressor: _, ...numbers } = usual;
  const own: Readonly<Record<string, number>> = numbers;
  const values = Object.entries<Kind>(table[name].parameters).map(([key, parameter]) => [
    key,
    allowedValue(parameter, own[key] ?? parameter.default),
  ]);
  return { name, values: Object.fromEntries(values) };
}

/** `choice` with one value changed. */
export const withValue = <Name extends string, Value extends ParameterValue>(
  choice: Choice<Name, Value>,
  name: string,
  value: Value,
): Choice<Name, Value> => ({
  ...choice,
  values: { ...choice.values, [name]: value },
});

/**
 * A sampler that someone turns to: with its usual values, but moments that the user sets start as those on show.
 * @param shown times of the frames in the strip
 */
export function chosenSampler(name: SamplerName, usual: Usual, shown: readonly Seconds[]): Recipe['sampler'] {
  const choice = usualChoice<SamplerName, Parameter>(samplers, name, usual);
  return timesIn(name).reduce((taken, [key, parameter]) => withValue(taken, key, firstTimes(parameter, shown)), choice);
}

/** Moments that a recipe's sampler takes from the user, and the parameter that they are. */
export type RecipeMoments = { readonly parameter: TimesParameter; readonly times: readonly Seconds[] };

/** Null where it takes none. */
export function momentsIn({ sampler }: Recipe): RecipeMoments | null {
  const [taken] = timesIn(sampler.name);
  if (taken === undefined) return null;
  const [name, parameter] = taken;
  return { parameter, times: allowedValue(parameter, sampler.values[name]) };
}

/** `recipe` with these moments in the place of those that its sampler has. */
export function withMoments(recipe: Recipe, times: readonly Seconds[]): Recipe {
  const [taken] = timesIn(recipe.sampler.name);
  return taken === undefined ? recipe : { ...recipe, sampler: withValue(recipe.sampler, taken[0], times) };
}

/** The sampler's parameters that are moments, by their names. */
const timesIn = (name: SamplerName): readonly (readonly [string, TimesParameter])[] =>
  Object.entries<Parameter>(samplers[name].parameters).flatMap(([key, parameter]) =>
    parameter.kind === 'times' ? [[key, parameter] as const] : [],
  );
