import { isBundleName } from '../bundles.ts';
import { type Compare, comparisonOf, mostColumns, type Setup } from './compare.ts';
import { firstRecipe, initialRecipe, type RecipeSlice, recipeIn, standIn, withRecipe } from './recipe.ts';

/** What the header's links lead to. */
export const views = ['ask', 'compare', 'evaluate'] as const;
export type View = (typeof views)[number];

/** What of the page's state its address holds. */
export type Addressed = { readonly view: View; readonly recipe: RecipeSlice; readonly compare: Compare };

export const viewIn = (query: URLSearchParams): View => views.find((view) => view === query.get('view')) ?? 'ask';

/**
 * The query of a page in this state: the recipe as `withRecipe` writes it where someone chose one, the view, and a
 * `recipe=sampler:uniform,frames:8,compressor:linvt,k:128,name:Mine` for each column where they are on show, asked or chosen.
 * Other entries of `query` stay.
 */
export function withState(query: URLSearchParams, { view, recipe, compare }: Addressed): URLSearchParams {
  const written = recipe.chosen ? withRecipe(query, recipe.value) : new URLSearchParams(query);
  written.delete('view');
  written.delete('recipe');
  if (view !== 'ask') written.set('view', view);
  if (view !== 'ask' || compare.chosen) {
    for (const column of compare.columns) written.append('recipe', writeColumn(column));
  }
  return written;
}

/** Colons and commas may stand in a query as they are, and read better so. */
export const writeQuery = (query: URLSearchParams): string =>
  query.toString().replaceAll('%3A', ':').replaceAll('%2C', ',');

/** The name comes last, so that it may hold anything. */
function writeColumn({ name, recipe, bundle }: Setup): string {
  const entries = [...withRecipe(new URLSearchParams(), recipe)].map(([key, value]) => `${key}:${value}`);
  return [...(bundle ? [`bundle:${bundle}`] : []), ...entries, ...(name === '' ? [] : [`name:${name}`])].join(',');
}

/** What a query says of the state, and the first strategy in it that is not known: the usual recipe then stands in. */
export type ReadAddress = Addressed & { readonly unknown: string | null };

export function stateIn(query: URLSearchParams): ReadAddress {
  const read = recipeIn(query);
  const columns = query.getAll('recipe').slice(0, mostColumns).map(readColumn);
  const unknown = [read, ...columns.map((column) => column.read)].find(({ status }) => status === 'unknown');
  return {
    view: viewIn(query),
    recipe: read.status === 'read' ? firstRecipe(read.recipe, true) : initialRecipe,
    compare: comparisonOf(columns.map(({ read: its, ...column }) => ({ ...column, recipe: recipeOr(its) }))),
    unknown: unknown?.status === 'unknown' ? unknown.name : null,
  };
}

type Read = ReturnType<typeof recipeIn>;

const recipeOr = (read: Read) => (read.status === 'read' ? read.recipe : standIn);

function readColumn(text: string): Pick<Setup, 'name' | 'bundle'> & { readonly read: Read } {
  const { entries = '', name = '' } = /^(?<entries>.*?)(?:(?:^|,)name:(?<name>.*))?$/s.exec(text)?.groups ?? {};
  const pairs = entries.split(',').map((entry) => entry.split(':'));
  const query = new URLSearchParams(pairs.map(([key = '', value = '']) => [key, value]));
  const bundle = query.get('bundle');
  query.delete('bundle');
  return { name: name.trim(), read: recipeIn(query), ...(isBundleName(bundle) && { bundle }) };
}
