import * as v from 'valibot';
import { compressors } from '../../domain/compressors/registry.ts';
import type { Parameters } from '../../domain/descriptor.ts';
import { type Choice, defaultRecipe, type Recipe, recipeSchema } from '../../domain/recipe.ts';
import { samplers } from '../../domain/samplers/registry.ts';
import type { BundleSummary } from '../../protocol/messages.ts';

/** The recipe, and whether someone chose it: a bundle's own defaults only replace what nobody chose. */
export type RecipeSlice = { readonly value: Recipe; readonly chosen: boolean };

export const initialRecipe: RecipeSlice = { value: defaultRecipe, chosen: false };

type Step = keyof Recipe;
const steps: readonly Step[] = ['sampler', 'compressor'];

const parametersOf = ({ sampler, compressor }: Recipe): Readonly<Record<Step, Parameters>> => ({
  sampler: samplers[sampler.name].parameters,
  compressor: compressors[compressor.name].parameters,
});

/**
 * The recipe as a query: `sampler=fps&rate=1&cap=16&compressor=linvt&k=128`. Other entries of `query` stay.
 */
export function withRecipe(query: URLSearchParams, recipe: Recipe): URLSearchParams {
  const written = withoutRecipe(query);
  for (const step of steps) {
    written.set(step, recipe[step].name);
    for (const name of Object.keys(parametersOf(recipe)[step])) written.set(name, String(recipe[step].values[name]));
  }
  return written;
}

function withoutRecipe(query: URLSearchParams): URLSearchParams {
  const rest = new URLSearchParams(query);
  const strategies = [...Object.values(samplers), ...Object.values(compressors)];
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
  const values = Object.fromEntries([...query].map(([name, text]) => [name, Number(text)]).filter(isNumeric));
  const step = (name: Step) => ({ name: query.get(name) ?? defaultRecipe[name].name, values });
  const parsed = v.safeParse(recipeSchema, { sampler: step('sampler'), compressor: step('compressor') });
  if (parsed.success) return { status: 'read', recipe: parsed.output };
  const wrong = steps.find((name) => v.getDotPath(parsed.issues[0])?.startsWith(name)) ?? 'sampler';
  return { status: 'unknown', name: query.get(wrong) ?? '' };
}

const isNumeric = (entry: (string | number)[]): boolean => Number.isFinite(entry[1]);

/** The default recipe with the frames and k that a bundle was made for. */
export function bundleRecipe({ frames, k }: BundleSummary['defaults']): Recipe {
  const { sampler, compressor } = defaultRecipe;
  return { sampler: withValue(sampler, 'frames', frames), compressor: withValue(compressor, 'k', k) };
}

/** `choice` with one value changed. */
export const withValue = <Name extends string>(choice: Choice<Name>, name: string, value: number): Choice<Name> => ({
  ...choice,
  values: { ...choice.values, [name]: value },
});
