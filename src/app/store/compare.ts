import type { Evidence, Notice } from '../../domain/answer.ts';
import { defaults } from '../../domain/descriptor.ts';
import { defaultRecipe, type Recipe } from '../../domain/recipe.ts';
import { type SamplerName, samplers } from '../../domain/samplers/registry.ts';
import { noEdits, type SelectionEdits } from '../../domain/selectionEdits.ts';
import type { BundleSummary } from '../../protocol/messages.ts';
import { type EditChange, type Looked, type StageProgress, withEdited, withEditsOf, withNotice } from './clip.ts';
import { type KeptEvidence, keptEvidence, type TurnState } from './conversation.ts';
import type { Failure } from './failure.ts';
import { bundleRecipe, withValue } from './recipe.ts';

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
type Step = Asked & {
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
  aside: noEdits,
  sampler: '',
  chosen: null,
  search: [],
  frames: [],
  watch: { status: 'waiting' },
  notices: [],
};

const unsaid: Said = { answer: { status: 'idle' }, notices: [], judged: null, from: null };

const columnOf = ({ key, name, recipe }: Setup): Column => ({ key, name, recipe, looked: unlooked, ...unsaid });

/** The columns as they are now, as undo or redo brings them back. */
const stepOf = (compare: Compare, of: Step['of'], by: string | null = null): Step => ({
  columns: compare.columns.map(({ looked, answer, ...column }) => ({
    ...column,
    answer: atRest(answer),
    edits: looked.edits,
  })),
  draft: compare.draft,
  asked: compare.asked,
  askedAt: compare.askedAt,
  by,
  of,
});

/** An answer as it can be brought back: no longer at work, and without its maps, which are large. */
function atRest(answer: ColumnAnswer): ColumnAnswer {
  if (answer.status === 'waiting') return { status: 'idle' };
  if (answer.status === 'streaming') return { status: 'stopped', text: answer.text };
  return answer.status === 'done' ? { ...answer, evidence: { ...answer.evidence, maps: null } } : answer;
}

/** `recipe`, and the same with half its frames. */
function firstRecipes(recipe: Recipe): readonly Recipe[] {
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

/** The columns for the bundle that answers, unless someone has chosen or asked already. */
export function withBundleDefaults(compare: Compare, bundle: BundleSummary['defaults']): Compare {
  if (compare.chosen || compare.asked !== null) return compare;
  const recipes = firstRecipes(bundleRecipe(bundle));
  return changedEach(compare, (column, at) => ({ ...column, recipe: recipes[at] ?? column.recipe }));
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

function inserted(compare: Compare, at: number, { name, recipe }: Omit<Setup, 'key'>): Compare {
  if (compare.columns.length >= mostColumns) return compare;
  const column = columnOf({ key: compare.nextKey, name, recipe });
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

/** Changes what is pinned and dropped on a column's frames. */
export const withTokensEdited = (compare: Compare, key: number, change: EditChange): Compare => ({
  ...withLooked(compare, key, (looked) => withEdited(looked, change)),
  past: [...compare.past, stepOf(compare, 'tokens')],
  future: [],
});

export const undone = (compare: Compare): Compare => stepped(compare, 'past', 'future');
export const redone = (compare: Compare): Compare => stepped(compare, 'future', 'past');

function stepped(compare: Compare, from: 'past' | 'future', to: 'past' | 'future'): Compare {
  const step = compare[from].at(-1);
  if (step === undefined) return compare;
  const { asked, askedAt, draft } = step;
  const before = step.of === 'comparison' ? { ...compare, asked, askedAt, draft } : compare;
  const isOld = asked !== before.asked;
  const columns = step.columns.map(({ key, name, recipe, edits, ...said }): Column => {
    const column = columnWith(compare, key) ?? { ...columnOf({ key, name, recipe }), ...(isOld ? unsaid : said) };
    return { ...column, name, recipe, looked: withEditsOf(column.looked, edits) };
  });
  const now = stepOf(compare, step.of);
  return withShown({ ...before, columns, [from]: compare[from].slice(0, -1), [to]: [...compare[to], now] });
}

/* Asking. */

/**
 * Has the columns with these keys wait for their turn to answer. Verdicts stand while the question does.
 * @param now in milliseconds since 1970
 */
export function queued(compare: Compare, question: string, keys: readonly number[], now: number): Compare {
  const isOther = question !== compare.asked;
  const columns = compare.columns.map((column): Column => {
    const kept = isOther ? { ...column, judged: null } : column;
    return keys.includes(column.key) ? { ...kept, answer: { status: 'waiting' }, notices: [], from: null } : kept;
  });
  return { ...compare, asked: question, askedAt: isOther || isAnew(compare, keys) ? now : compare.askedAt, columns };
}

/** Whether the same question makes another comparison: all are asked, or what stands is from the history and stays there. */
const isAnew = ({ columns, askedAt }: Compare, keys: readonly number[]): boolean =>
  columns.every(({ key }) => keys.includes(key)) || columns.some(({ from }) => from?.askedAt === askedAt);

export const begun = (compare: Compare, key: number): Compare =>
  changed(compare, key, (column) => ({ ...column, answer: { status: 'streaming', text: '', progress: null } }));

/** Changes an answer while it streams; what comes after its end is ignored. */
const whileStreaming = (
  compare: Compare,
  key: number,
  next: (answer: Extract<TurnState, { status: 'streaming' }>) => TurnState,
): Compare =>
  changed(compare, key, (column) =>
    column.answer.status === 'streaming' ? { ...column, answer: next(column.answer) } : column,
  );

export const progressed = (compare: Compare, key: number, progress: StageProgress): Compare =>
  whileStreaming(compare, key, (answer) => ({ ...answer, progress }));

export const extended = (compare: Compare, key: number, delta: string): Compare =>
  whileStreaming(compare, key, (answer) => ({ ...answer, text: answer.text + delta }));

export const noticed = (compare: Compare, key: number, notice: Notice): Compare =>
  changed(compare, key, (column) => ({ ...column, notices: withNotice(column.notices, notice) }));

export const answered = (compare: Compare, key: number, text: string, evidence: Evidence): Compare =>
  whileStreaming(compare, key, () => ({ status: 'done', text, evidence: keptEvidence(evidence) }));

export const failed = (compare: Compare, key: number, failure: Failure): Compare =>
  whileStreaming(compare, key, ({ text }) => ({ status: 'error', text, failure }));

/** Ends an answer, or the wait for one; what is there of it stays. */
export const stopped = (compare: Compare, key: number): Compare =>
  changed(compare, key, (column) =>
    isBusy(column)
      ? {
          ...column,
          answer: { status: 'stopped', text: column.answer.status === 'streaming' ? column.answer.text : '' },
        }
      : column,
  );

/** Sets the verdict on a finished answer, or takes it back. */
export const judged = (compare: Compare, key: number, verdict: Verdict | null): Compare =>
  changed(compare, key, (column) => {
    const text = answerIn(column);
    return { ...column, judged: verdict === null || text === null ? null : { text, verdict } };
  });

/** Changes what a column has looked at. */
export const withLooked = (compare: Compare, key: number, change: (looked: Looked) => Looked): Compare =>
  changed(compare, key, (column) => ({ ...column, looked: change(column.looked) }));

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
