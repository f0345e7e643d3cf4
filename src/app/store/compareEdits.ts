import { defaults } from '../../domain/descriptor.ts';
import { defaultRecipe, type Recipe } from '../../domain/recipe.ts';
import { type SamplerName, samplers } from '../../domain/samplers/registry.ts';
import { noEdits } from '../../domain/selectionEdits.ts';
import type { BundleName } from '../bundles.ts';
import { withEditsOf } from './clip.ts';
import {
  type Asked,
  type Column,
  type Compare,
  changed,
  columnOf,
  columnWith,
  fewestColumns,
  mostColumns,
  type Said,
  type Setup,
  type Step,
  unsaid,
} from './compare.ts';
import { stepOf } from './compareSteps.ts';

/* Edits of the columns: each can be undone. */

/** Takes other columns, and remembers those before. `by` names a control that gives many values in a row. */
function edited(compare: Compare, columns: readonly Column[], by: string | null = null): Compare {
  const goesOn = by !== null && compare.past.at(-1)?.by === by;
  const past = goesOn ? compare.past : [...compare.past, stepOf(compare, 'columns', by)];
  return { ...withShown({ ...compare, columns }), past, future: [], chosen: true };
}

const withShown = (compare: Compare): Compare =>
  columnWith(compare, compare.shown) ? compare : { ...compare, shown: compare.columns[0]?.key ?? 0 };

/** A further column at the end, with the first sampler that no column has yet. */
export function added(compare: Compare): Compare {
  const taken = new Set(compare.columns.map(({ recipe }) => recipe.sampler.name));
  const free = (Object.keys(samplers) as SamplerName[]).find((name) => !taken.has(name));
  const name = free ?? defaultRecipe.sampler.name;
  const sampler = { name, values: defaults(samplers[name].parameters) };
  return inserted(compare, compare.columns.length, { name: '', recipe: { ...lastRecipe(compare), sampler } });
}

const lastRecipe = ({ columns }: Compare): Recipe => columns.at(-1)?.recipe ?? defaultRecipe;

/** A column like `key`'s beside it. */
export function duplicated(compare: Compare, key: number): Compare {
  const column = columnWith(compare, key);
  return column ? inserted(compare, compare.columns.indexOf(column) + 1, column) : compare;
}

function inserted(compare: Compare, at: number, { name, recipe, bundle }: Omit<Setup, 'key'>): Compare {
  if (compare.columns.length >= mostColumns) return compare;
  const column = columnOf({ key: compare.nextKey, name, recipe, ...(bundle && { bundle }) });
  const columns = compare.columns.toSpliced(at, 0, column);
  return { ...edited(compare, columns), nextKey: compare.nextKey + 1 };
}

export function removed(compare: Compare, key: number): Compare {
  const rest = compare.columns.filter((column) => column.key !== key);
  return rest.length < fewestColumns ? compare : edited(compare, rest);
}

/** Moves a column by `step` places, as far as there are places. */
export function moved(compare: Compare, key: number, step: -1 | 1): Compare {
  const from = compare.columns.findIndex((column) => column.key === key);
  const column = compare.columns[from];
  const to = from + step;
  if (column === undefined || to < 0 || to >= compare.columns.length) return compare;
  return edited(compare, compare.columns.toSpliced(from, 1).toSpliced(to, 0, column));
}

export function renamed(compare: Compare, key: number, name: string): Compare {
  if (columnWith(compare, key)?.name === name) return compare;
  return edited(compare, changed(compare, key, (column) => ({ ...column, name })).columns);
}

/** @param by The control that the value comes from: its values in a row are undone at once. */
export const withColumnRecipe = (compare: Compare, key: number, recipe: Recipe, by: string): Compare =>
  edited(compare, changed(compare, key, (column) => ({ ...column, recipe })).columns, `${key} ${by}`);

/** Has another bundle answer a column from now on: what it looked at and said is of the one before. Null for the header's. */
export const withColumnBundle = (compare: Compare, key: number, bundle: BundleName | null): Compare =>
  edited(
    compare,
    changed(compare, key, ({ bundle: _, ...column }) => columnOf({ ...column, ...(bundle && { bundle }) })).columns,
  );

/**
 * Takes another comparison: its columns, with nothing looked at yet, and as far as it was asked what was said. Undo brings
 * back the one before with its answers.
 */
export function replaced(
  compare: Compare,
  given: readonly (Omit<Setup, 'key'> & Partial<Said>)[],
  asked: Partial<Asked>,
): Compare {
  const columns = given.map((column, at): Column => {
    const key = compare.nextKey + at;
    return { ...columnOf({ ...column, key }), ...column, key };
  });
  return {
    ...withShown({ ...compare, ...asked, columns }),
    nextKey: compare.nextKey + columns.length,
    past: [...compare.past, stepOf(compare, 'comparison')],
    future: [],
    chosen: true,
  };
}

export const undone = (compare: Compare): Compare => stepped(compare, 'past', 'future');
export const redone = (compare: Compare): Compare => stepped(compare, 'future', 'past');

function stepped(compare: Compare, from: 'past' | 'future', to: 'past' | 'future'): Compare {
  const step = compare[from].at(-1);
  if (step === undefined) return compare;
  const { asked, askedAt, draft } = step;
  const before = step.of === 'comparison' ? { ...compare, asked, askedAt, draft } : compare;
  const isOld = asked !== before.asked;
  const columns = step.columns.map(({ key, name, recipe, bundle, edits, ...said }): Column => {
    const setup = { key, name, recipe, ...(bundle && { bundle }) };
    const present = columnWith(compare, key);
    const isSame = present !== undefined && present.bundle === bundle;
    const column = isSame ? present : { ...columnOf(setup), ...(isOld ? unsaid : said) };
    return { ...column, name, recipe, looked: withEditsOf(column.looked, edits) };
  });
  const now = stepOf(compare, step.of);
  const left = closed(compare[from].slice(0, -1));
  return withShown({ ...before, columns, [from]: left, [to]: [...compare[to], now] });
}

/** Steps whose last one is over: what its control gives next, after an undo, is a step of its own. */
const closed = (steps: readonly Step[]): readonly Step[] => {
  const last = steps.at(-1);
  return last === undefined ? steps : steps.with(-1, { ...last, by: null });
};

/** Forgets frames and answers: another clip is open. The recipes stay, and can be undone as before. */
export const forClip = (compare: Compare): Compare => ({
  ...compare,
  asked: null,
  askedAt: 0,
  columns: compare.columns.map((column) => columnOf(column)),
  past: ofRecipes(compare.past),
  future: ofRecipes(compare.future),
});

/** Steps with no more than the recipes: what is pinned and dropped, and what was said, is about a clip. */
const ofRecipes = (steps: readonly Step[]): readonly Step[] =>
  steps
    .filter(({ of }) => of !== 'tokens')
    .map((step) => ({
      ...step,
      of: 'columns',
      columns: step.columns.map((column) => ({ ...column, ...unsaid, edits: noEdits })),
    }));
