import type { Notice } from '../../domain/answer.ts';
import { defaultRecipe, type Recipe } from '../../domain/recipe.ts';
import { noEdits, type SelectionEdits } from '../../domain/selectionEdits.ts';
import type { BundleSummary } from '../../protocol/messages.ts';
import type { BundleName } from '../bundles.ts';
import type { Looked } from './clip.ts';
import type { KeptEvidence, TurnState } from './conversation.ts';
import { type BesideEngines, type Engine, initialEngine } from './engine.ts';
import { bundleRecipe, standIn, withValue } from './recipe.ts';

export const fewestColumns = 2;
export const mostColumns = 4;

export const verdicts = ['right', 'wrong', 'unsure'] as const;
export type Verdict = (typeof verdicts)[number];

/** What the user sets of a column, and what undo brings back. */
export type Setup = {
  readonly key: number;
  /** Empty where the user gave none: the page then names it by its recipe. */
  readonly name: string;
  readonly recipe: Recipe;
  /** The bundle that answers it; absent where that is whichever the header names. */
  readonly bundle?: BundleName;
};

export type ColumnAnswer = { readonly status: 'idle' } | { readonly status: 'waiting' } | TurnState;

/** What a column said to the question that stands. */
export type Said = {
  readonly answer: ColumnAnswer;
  /** Conditions of the answer; those of the clip are in `looked`. */
  readonly notices: readonly Notice[];
  /** The user's verdict, and the words that it is about. */
  readonly judged: { readonly text: string; readonly verdict: Verdict } | null;
  /** The answer's place in the history, where it comes from there: when it was asked, and its column's key then. */
  readonly from: { readonly askedAt: number; readonly key: number } | null;
};

/** One recipe, what it looked at, and what it said. */
export type Column = Setup & Said & { readonly looked: Looked };

/** What all columns were asked. */
export type Asked = {
  /** What stands in the question box. */
  readonly draft: string;
  /** The question that the answers are to; null before the first. */
  readonly asked: string | null;
  /** When, in milliseconds since 1970: the history knows the comparison by it. Columns that are asked again do not change it. */
  readonly askedAt: number;
};

/** The columns before an edit, as far as undo brings them back. Edits by the same control in a row are one. */
export type Step = Asked & {
  readonly columns: readonly (Setup & Said & { readonly edits: SelectionEdits })[];
  readonly by: string | null;
  /** What the edit changed. Of another clip, pins and drops mean nothing. */
  readonly of: 'columns' | 'tokens' | 'comparison';
};

export type Compare = Asked & {
  readonly columns: readonly Column[];
  /** Key of the next column: never that of another, also of one that undo may bring back. */
  readonly nextKey: number;
  /** The column that the player and its token map show. */
  readonly shown: number;
  /** The column that the pointer is over. */
  readonly hovered: number | null;
  /** Whether someone chose the recipes: a bundle's own defaults only replace what nobody chose. */
  readonly chosen: boolean;
  readonly past: readonly Step[];
  readonly future: readonly Step[];
};

const unlooked: Looked = {
  edits: noEdits,
  aside: [],
  sampler: '',
  chosen: null,
  search: [],
  frames: [],
  watch: { status: 'waiting' },
  notices: [],
};

/** Of a column that was not asked the question that stands. */
export const unsaid: Said = { answer: { status: 'idle' }, notices: [], judged: null, from: null };

/** A column that has neither looked nor answered. */
export const columnOf = ({ key, name, recipe, bundle }: Setup): Column => ({
  ...{ key, name, recipe, looked: unlooked },
  ...(bundle && { bundle }),
  ...unsaid,
});

/** The bundle of a column that is not the header's; null where it is. */
export const besideOf = ({ bundle }: Pick<Setup, 'bundle'>, usual: BundleName): BundleName | null =>
  bundle === undefined || bundle === usual ? null : bundle;

type Engines = {
  readonly engine: Engine;
  readonly beside: BesideEngines;
  readonly settings: { readonly bundle: BundleName };
};

/** The engine that answers a column. */
export function engineOf({ engine, beside, settings }: Engines, column: Pick<Setup, 'bundle'>): Engine {
  const name = besideOf(column, settings.bundle);
  return name === null ? engine : (beside[name] ?? initialEngine);
}

/** `recipe`, and the same with half its frames. */
function firstRecipes(recipe: Recipe): readonly [Recipe, Recipe] {
  const { frames } = recipe.sampler.values;
  const half = typeof frames === 'number' ? Math.max(1, Math.floor(frames / 2)) : 1;
  return [recipe, { ...recipe, sampler: withValue(recipe.sampler, 'frames', half) }];
}

/** A comparison of these recipes; the usual ones stand in where there are too few. */
export function comparisonOf(given: readonly Omit<Setup, 'key'>[], usual = defaultRecipe): Compare {
  const others = firstRecipes(usual).map((recipe) => ({ name: '', recipe }));
  const setups = [...given, ...others.slice(given.length)].slice(0, mostColumns);
  const columns = setups.map((setup, key) => columnOf({ key, ...setup }));
  return {
    columns,
    nextKey: columns.length,
    shown: 0,
    hovered: null,
    draft: '',
    asked: null,
    askedAt: 0,
    chosen: given.length > 0,
    past: [],
    future: [],
  };
}

export const initialCompare: Compare = comparisonOf([]);

/** The columns for the bundle that answers, as far as no one has chosen or asked already. */
export function withBundleDefaults(compare: Compare, bundle: BundleSummary['defaults']): Compare {
  // What waits for the model has not been answered by any recipe.
  if (compare.asked !== null && !compare.columns.every(isBusy)) return compare;
  const [usual, half] = firstRecipes(bundleRecipe(bundle));
  const unchosen = compare.chosen ? [] : [usual, half];
  return changedEach(compare, (column, at) =>
    column.recipe === standIn ? { ...column, recipe: usual } : { ...column, recipe: unchosen[at] ?? column.recipe },
  );
}

export const columnWith = ({ columns }: Compare, key: number): Column | undefined =>
  columns.find((column) => column.key === key);

/** Whether a column answers or waits for its turn. */
export const isRunning = ({ columns }: Compare): boolean => columns.some(isBusy);

export const isBusy = ({ answer: { status } }: Column): boolean => status === 'waiting' || status === 'streaming';

/** The evidence of a finished answer. */
export const evidenceIn = ({ answer }: Column): KeptEvidence | null =>
  answer.status === 'done' ? answer.evidence : null;

/** The words of a finished answer. */
export const answerIn = ({ answer }: Column): string | null => (answer.status === 'done' ? answer.text : null);

/** The user's verdict, as long as the answer is the one judged. */
export const verdictOf = (column: Column): Verdict | null =>
  column.judged !== null && column.judged.text === answerIn(column) ? column.judged.verdict : null;

const changedEach = (compare: Compare, change: (column: Column, at: number) => Column): Compare => ({
  ...compare,
  columns: compare.columns.map(change),
});

export const changed = (compare: Compare, key: number, change: (column: Column) => Column): Compare =>
  changedEach(compare, (column) => (column.key === key ? change(column) : column));

/** Changes what a column has looked at. */
export const withLooked = (compare: Compare, key: number, change: (looked: Looked) => Looked): Compare =>
  changed(compare, key, (column) => ({ ...column, looked: change(column.looked) }));
