import type { Evidence, Notice } from '../../domain/answer.ts';
import { type StageProgress, withNotice } from './clip.ts';
import { answerIn, type Column, type Compare, changed, isBusy, unsaid, type Verdict } from './compare.ts';
import { keptEvidence, type TurnState } from './conversation.ts';
import type { Failure } from './failure.ts';

/* What the columns are asked, and what they say. */

/**
 * Has the columns with these keys wait for their turn to answer. What the others said stands while the question does.
 * @param now in milliseconds since 1970
 */
export function queued(compare: Compare, question: string, keys: readonly number[], now: number): Compare {
  const isOther = question !== compare.asked;
  const columns = compare.columns.map((column): Column => {
    const kept = isOther ? { ...column, ...unsaid } : column;
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

/** Begins the text anew. */
export const unwritten = (compare: Compare, key: number): Compare =>
  whileStreaming(compare, key, (answer) => ({ ...answer, text: '' }));

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
