import { expect, it } from 'vitest';
import type { Run } from './evaluate.ts';
import { contenders, freshRun, saying } from './evaluateForTests.ts';
import { keptRun, restoredRun } from './keptRun.ts';
import { stopped, withAnswer, withGap } from './run.ts';

const items = [
  { clip: 'a', question: 'What?', answer: 'a dog', family: 'what' },
  { clip: 'b', question: 'What?', answer: 'a cat', family: 'what' },
];
const half = withAnswer(freshRun(items, contenders.slice(0, 1)), { item: 0, contender: 0 }, saying('a dog'));

/** What is left of a run after a visit. */
const after = (run: Run) => restoredRun(structuredClone(keptRun(run)));

it('a run that was under way is there again at rest, with all it has', () => {
  expect(after(half)).toEqual({ ...half, state: { status: 'paused', failure: null } });
  expect(after(stopped(half))).toEqual(stopped(half));
});

it('a run that was done is done', () => {
  const done = withGap(half, { item: 1, contender: 0 }, { code: 'file-empty', detail: {} });
  expect(done.state.status).toBe('done');
  expect(after(done)).toEqual(done);
});

it('what another version kept is left alone', () => {
  expect(restoredRun(undefined)).toBeNull();
  expect(restoredRun({ ...keptRun(half), version: 2 })).toBeNull();
  expect(restoredRun({ ...keptRun(half), answers: [] })).toBeNull();
});
