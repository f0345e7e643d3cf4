import { describe, expect, it } from 'vitest';
import { defaultRecipe, type Recipe } from '../../domain/recipe.ts';
import { bytes, seconds } from '../../domain/units.ts';
import { type Compare, initialCompare, verdictOf } from '../store/compare.ts';
import { answered, begun, extended, failed, judged, queued, stopped } from '../store/compareAnswers.ts';
import { added, removed, undone, withColumnRecipe } from '../store/compareEdits.ts';
import { evidence } from '../store/evidenceForTests.ts';
import { type ComparisonEntry, hasNews, keptComparison, recalled, withComparison } from './comparison.ts';
import type { KeptClip } from './keptClip.ts';
import { keyOf } from './key.ts';
import { parseEntry } from './parseEntry.ts';

const clip: KeptClip = {
  ...{ fingerprint: 'f1', name: 'cat.mp4', size: bytes(1000), duration: seconds(4) },
  ...{ sample: null, poster: null, handle: null, copy: null },
};
const other: Recipe = { ...defaultRecipe, sampler: { name: 'uniform', values: { frames: 3 } } };

const asked = queued(initialCompare, 'What?', [0, 1], 7);
const first = answered(begun(asked, 0), 0, 'A dog.', evidence);
const both = answered(begun(first, 1), 1, 'A cat.', evidence);
const right = judged(both, 0, 'right');

const textsIn = ({ columns }: Compare) => columns.map(({ answer }) => ('text' in answer ? answer.text : null));

/** What the history has of a comparison after these states of it. */
function entryAfter(...states: readonly Compare[]): ComparisonEntry {
  const entry = states.reduce<ComparisonEntry | null>((before, state) => {
    const kept = keptComparison(state);
    return kept ? withComparison(before, clip, kept) : before;
  }, null);
  if (entry === null) throw new Error('something was answered');
  return entry;
}

describe('a comparison is kept', () => {
  it('when an answer ends or is judged, and not while it is written', () => {
    expect(hasNews(initialCompare, asked)).toBe(false);
    expect(hasNews(begun(asked, 0), extended(begun(asked, 0), 0, 'A '))).toBe(false);
    expect(hasNews(begun(asked, 0), first)).toBe(true);
    expect(hasNews(both, right)).toBe(true);
    expect(hasNews(right, queued(right, 'What?', [0], 8))).toBe(false);
  });

  it('once there is an answer: one that failed, or was stopped before its first word, is none', () => {
    expect(keptComparison(asked)).toBeNull();
    expect(keptComparison(stopped(asked, 0))).toBeNull();
    expect(keptComparison(failed(begun(asked, 0), 0, { code: 'gpu-lost', detail: {} }))).toBeNull();
    expect(keptComparison(stopped(extended(begun(asked, 0), 0, 'A '), 0))?.columns).toMatchObject([
      { answer: { status: 'stopped', text: 'A ' } },
      { answer: null },
    ]);
  });

  it('with its question, recipes, answers, maps and verdicts', () => {
    expect(entryAfter(right)).toMatchObject({
      ...{ kind: 'comparison', name: 'cat.mp4', question: 'What?', askedAt: 7 },
      columns: [
        { answer: { text: 'A dog.', evidence: { maps: { mass: evidence.mass } } }, verdict: 'right' },
        { answer: { text: 'A cat.' }, verdict: null },
      ],
    });
  });

  it('without losing what is there: a column that is removed, an answer that is asked again', () => {
    const again = queued(both, 'What?', [1], 8);
    expect(entryAfter(both, again).columns.map(({ answer }) => answer?.text)).toEqual(['A dog.', 'A cat.']);
    const fewer = { ...right, columns: right.columns.slice(0, 1) };
    expect(entryAfter(both, fewer).columns.map(({ key }) => key)).toEqual([0, 1]);
  });

  it('with the maps of an answer that is judged after undo brought it back without them', () => {
    const back = judged(undone(removed(added(both), 0)), 0, 'wrong');
    expect(back.columns[0]?.answer).toMatchObject({ text: 'A dog.', evidence: { maps: null } });
    expect(entryAfter(both, back).columns[0]).toMatchObject({
      verdict: 'wrong',
      answer: { text: 'A dog.', evidence: { maps: { mass: evidence.mass } } },
    });
  });

  it('with the recipe that a stopped answer was by, also when its column has another by now', () => {
    const half = stopped(extended(begun(asked, 0), 0, 'A '), 0);
    const changed = withColumnRecipe(half, 0, other, 'frames');
    expect(entryAfter(half, changed).columns[0]?.recipe).toEqual(defaultRecipe);
  });

  it('as another one when all are asked the same again, and as the same when one is', () => {
    expect(queued(both, 'What?', [0, 1], 9).askedAt).toBe(9);
    expect(queued(both, 'What?', [1], 9).askedAt).toBe(7);
    expect(queued(both, 'Where?', [1], 9).askedAt).toBe(9);
  });
});

describe('a comparison that is opened again', () => {
  const entry = entryAfter(right);
  const present = answered(begun(queued(initialCompare, 'When?', [0], 20), 0), 0, 'At 3 s.', evidence);
  const back = recalled(present, entry);

  it('has its columns, question, answers and verdicts, and says that they are from the history', () => {
    expect(back).toMatchObject({ asked: 'What?', draft: 'What?', askedAt: 7 });
    expect(textsIn(back)).toEqual(['A dog.', 'A cat.']);
    expect(back.columns.map(verdictOf)).toEqual(['right', null]);
    expect(back.columns.map(({ from }) => from?.askedAt)).toEqual([7, 7]);
  });

  it('takes nothing away: undo brings back what was there, with its answers', () => {
    const before = undone(back);
    expect(before).toMatchObject({ asked: 'When?', askedAt: 20 });
    expect(textsIn(before)).toEqual(['At 3 s.', null]);
  });

  it('is kept in its own place when an answer is judged', () => {
    const key = back.columns[1]?.key ?? -1;
    const kept = keptComparison(judged(back, key, 'wrong'));
    expect(kept && withComparison(entry, clip, kept).columns.map(({ verdict }) => verdict)).toEqual(['right', 'wrong']);
    expect(hasNews(back, judged(back, key, 'wrong'))).toBe(true);
  });

  it('stays as it was when a column is asked again: that makes another one', () => {
    const key = back.columns[1]?.key ?? -1;
    const again = queued(back, 'What?', [key], 30);
    expect(again.askedAt).toBe(30);
    const kept = keptComparison(answered(begun(again, key), key, 'A bird.', evidence));
    expect(kept?.columns.map(({ answer }) => answer?.text)).toEqual(['A dog.', 'A bird.']);
    expect(kept?.columns.map((column) => column.key)).toEqual(back.columns.map((column) => column.key));
    expect(queued(again, 'What?', [back.columns[0]?.key ?? -1], 31).askedAt).toBe(30);
  });

  it('is read back as it was kept, and is nothing where another version wrote it', () => {
    expect(parseEntry(structuredClone(entry))).toEqual(entry);
    expect(parseEntry({ ...entry, columns: [] })).toBeNull();
    expect(keyOf(entry)).toBe('f1 7');
  });
});

it('a column that is removed comes back with its answer while its question stands', () => {
  const three = {
    ...initialCompare,
    columns: [...both.columns, ...initialCompare.columns.slice(0, 1).map((one) => ({ ...one, key: 2 }))],
  };
  const gone = removed({ ...both, columns: three.columns }, 0);
  expect(textsIn(undone(gone))).toEqual(['A dog.', 'A cat.', null]);
  expect(textsIn(undone(queued(gone, 'Where?', [1], 8)))[0]).toBeNull();
});
