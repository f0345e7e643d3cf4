import { type EditChange, withEdited } from './clip.ts';
import { type ColumnAnswer, type Compare, type Step, withLooked } from './compare.ts';

/* What can be undone in a comparison, and the edit that the strip of any view makes. */

/** The columns as they are now, as undo or redo brings them back. */
export const stepOf = (compare: Compare, of: Step['of'], by: string | null = null): Step => ({
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

/** Changes what is pinned and dropped on a column's frames. */
export const withTokensEdited = (compare: Compare, key: number, change: EditChange): Compare => ({
  ...withLooked(compare, key, (looked) => withEdited(looked, change)),
  past: [...compare.past, stepOf(compare, 'tokens')],
  future: [],
});
