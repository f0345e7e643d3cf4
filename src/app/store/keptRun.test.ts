import { expect, it } from 'vitest';
import { milliseconds } from '../../domain/units.ts';
import { initialCompare } from './compare.ts';
import { begunRun, type Run, stopped, withAnswer, withGap } from './evaluate.ts';
import { keptRun, restoredRun } from './keptRun.ts';

const fresh = begunRun({
  source: 'own',
  name: 'mine.csv',
  items: [
    { clip: 'a', question: 'What?', answer: 'a dog', family: 'what' },
    { clip: 'b', question: 'What?', answer: 'a cat', family: 'what' },
  ],
  contenders: initialCompare.columns
    .slice(0, 1)
    .map(({ recipe }) => ({ number: 1, name: 'Mine', recipe, control: 'none' as const })),
  bundle: 'demo',
  backend: 'wasm',
});
const counts = {
  frames: 8,
  visualTokens: 512,
  selectedTokens: 128,
  videoTokens: 28,
  promptTokens: 40,
  answerTokens: 2,
};
const half = withAnswer(
  fresh,
  { item: 0, contender: 0 },
  { given: 'a dog', ms: milliseconds(10), needed: milliseconds(90), counts },
);

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
