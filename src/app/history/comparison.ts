import type { Notice } from '../../domain/answer.ts';
import type { Recipe } from '../../domain/recipe.ts';
import type { BundleName } from '../bundles.ts';
import {
  type Column,
  type ColumnAnswer,
  type Compare,
  columnWith,
  isBusy,
  mostColumns,
  type Verdict,
  verdictOf,
} from '../store/compare.ts';
import { replaced } from '../store/compareEdits.ts';
import type { TurnState } from '../store/conversation.ts';
import { type KeptAnswer, keptAnswer } from './keptAnswer.ts';
import { type KeptClip, knownClip } from './keptClip.ts';

/** A column of a comparison, as it is kept. */
export type KeptColumn = {
  /** What it is known by within its comparison. */
  readonly key: number;
  readonly name: string;
  /** The recipe that answered; the column's where none has. */
  readonly recipe: Recipe;
  /** The bundle that was chosen for it; absent where none was. */
  readonly bundle?: BundleName;
  readonly notices: readonly Notice[];
  /** Null where there is no answer. */
  readonly answer: KeptAnswer | null;
  readonly verdict: Verdict | null;
};

/** A question that recipes were asked side by side. */
export type KeptComparison = {
  readonly question: string;
  /** In milliseconds since 1970. */
  readonly askedAt: number;
  readonly columns: readonly KeptColumn[];
};

export type ComparisonEntry = KeptClip & KeptComparison & { readonly kind: 'comparison' };

/** The comparison as it is kept; null before any column has answered. */
export function keptComparison({ asked, askedAt, columns }: Compare): KeptComparison | null {
  const kept = columns.map((column) => keptColumn(column, askedAt));
  return asked !== null && kept.some(({ answer }) => answer !== null)
    ? { question: asked, askedAt, columns: kept }
    : null;
}

function keptColumn(column: Column, askedAt: number): KeptColumn {
  const { key, name, recipe, bundle, notices, from } = column;
  const answer = isWritten(column.answer) ? keptAnswer(column.answer) : null;
  return {
    key: from?.askedAt === askedAt ? from.key : key,
    name,
    ...(bundle && { bundle }),
    recipe: answer?.status === 'done' ? answer.evidence.recipe : recipe,
    notices,
    answer,
    verdict: verdictOf(column),
  };
}

/** An answer that was stopped before its first word is none. */
const isWritten = (answer: ColumnAnswer): answer is TurnState =>
  answer.status === 'done' || ('text' in answer && answer.text !== '');

/** Whether there is something to keep since `before`: an answer has ended, or the user has judged one. */
export const hasNews = (before: Compare, now: Compare): boolean =>
  now.columns.some((column) => {
    const known = columnWith(before, column.key);
    if (known === undefined || known === column || isBusy(column)) return false;
    return isBusy(known) || (known.answer === column.answer && verdictOf(known) !== verdictOf(column));
  });

/** An entry with what is newly known: columns that are gone stay, and so does an answer until there is another. */
export function withComparison(
  entry: ComparisonEntry | null,
  clip: KeptClip,
  { columns, ...comparison }: KeptComparison,
): ComparisonEntry {
  const before = entry?.columns ?? [];
  const gone = before.filter(({ key }) => !columns.some((column) => column.key === key));
  const present = columns.map((column) =>
    newer(
      before.find(({ key }) => key === column.key),
      column,
    ),
  );
  return { ...knownClip(clip, entry), ...comparison, kind: 'comparison', columns: [...present, ...gone] };
}

/**
 * A stopped answer does not say which recipe it is by, and that of its column may have changed since. One that undo brought
 * back has lost its maps.
 */
function newer(before: KeptColumn | undefined, now: KeptColumn): KeptColumn {
  if (before === undefined) return now;
  if (now.answer === null) return before;
  if (before.answer && isWithoutMaps(before.answer, now.answer)) return { ...now, answer: before.answer };
  const isSame = now.answer.status === 'stopped' && before.answer?.text === now.answer.text;
  return isSame ? { ...now, recipe: before.recipe } : now;
}

/** Whether `now` is the answer `before` but for its maps: a measured speed is that of one answer. */
const isWithoutMaps = (before: KeptAnswer, now: KeptAnswer): boolean =>
  before.status === 'done' &&
  now.status === 'done' &&
  now.evidence.maps === null &&
  before.text === now.text &&
  before.evidence.tokensPerSecond === now.evidence.tokensPerSecond;

/** The kept comparison in the place of the present one, which undo brings back. */
export const recalled = (compare: Compare, { question, askedAt, columns }: KeptComparison): Compare =>
  replaced(
    compare,
    columns.slice(0, mostColumns).map(({ key, name, recipe, bundle, notices, answer, verdict }) => ({
      ...{ name, recipe, notices, ...(bundle && { bundle }) },
      answer: answer ?? ({ status: 'idle' } as const),
      judged: verdict && answer ? { text: answer.text, verdict } : null,
      from: answer && { askedAt, key },
    })),
    { draft: question, asked: question, askedAt },
  );
