import { describe, expect, it } from 'vitest';
import { defaultRecipe, type Recipe } from '../../domain/recipe.ts';
import { samplers } from '../../domain/samplers/registry.ts';
import { seconds } from '../../domain/units.ts';
import { stateIn } from './address.ts';
import { withFrame } from './clip.ts';
import {
  type Compare,
  columnWith,
  comparisonOf,
  engineOf,
  fewestColumns,
  initialCompare,
  isRunning,
  mostColumns,
  verdictOf,
  withBundleDefaults,
  withLooked,
} from './compare.ts';
import { answered, begun, extended, failed, judged, progressed, queued, stopped } from './compareAnswers.ts';
import {
  added,
  duplicated,
  forClip,
  moved,
  redone,
  removed,
  renamed,
  undone,
  withColumnBundle,
  withColumnRecipe,
} from './compareEdits.ts';
import { evidence } from './evidenceForTests.ts';

const keysOf = ({ columns }: Compare) => columns.map(({ key }) => key);
const framesOf = ({ columns }: Compare) => columns.map(({ recipe }) => recipe.sampler.values['frames']);
const answersOf = ({ columns }: Compare) => columns.map(({ answer }) => answer);

const withFrames = (frames: number): Recipe => ({
  ...defaultRecipe,
  sampler: { name: 'uniform', values: { frames } },
});

const answer = (compare: Compare, key: number, text: string) =>
  answered(begun(queued(compare, 'What?', [key], 1), key), key, text, evidence);

describe('the bundle of a column', () => {
  const engine = { status: 'failed', failure: { code: 'no-bundle', detail: {} } } as const;
  const loading = { status: 'loading', progress: null } as const;
  const page = { engine, beside: { demo: loading }, settings: { bundle: 'everyday' } } as const;

  it('is the header’s, or one that runs beside it', () => {
    expect(engineOf(page, {})).toBe(engine);
    expect(engineOf(page, { bundle: 'everyday' })).toBe(engine);
    expect(engineOf(page, { bundle: 'demo' })).toBe(loading);
  });

  it('takes with it, when it changes, what the one before has said, and undo brings both back', () => {
    const said = answer(initialCompare, 0, 'A dog.');
    const other = withColumnBundle(said, 0, 'demo');
    expect(columnWith(other, 0)).toMatchObject({ bundle: 'demo', answer: { status: 'idle' } });
    const back = columnWith(undone(other), 0);
    expect(back).toMatchObject({ answer: { status: 'done', text: 'A dog.' } });
    expect(back?.bundle).toBeUndefined();
    expect(columnWith(redone(undone(other)), 0)?.bundle).toBe('demo');
    expect(columnWith(withColumnBundle(other, 0, null), 0)?.bundle).toBeUndefined();
  });
});

describe('the first columns', () => {
  it('are the usual recipe and the same with half its frames', () => {
    expect(framesOf(initialCompare)).toEqual([8, 4]);
    expect(initialCompare.chosen).toBe(false);
  });

  it('are those of the bundle that answers, unless someone chose others', () => {
    const bundle = { frames: 16, k: 256, maxTokens: 64 };
    expect(framesOf(withBundleDefaults(initialCompare, bundle))).toEqual([16, 8]);
    const chosen = renamed(initialCompare, 0, 'Mine');
    expect(withBundleDefaults(chosen, bundle)).toEqual(chosen);
  });

  it('are the bundle’s own also where a question waits for it, and stay once one was answered', () => {
    const bundle = { frames: 16, k: 256, maxTokens: 64 };
    const waiting = begun(queued(initialCompare, 'What?', [0, 1], 1), 0);
    expect(framesOf(withBundleDefaults(waiting, bundle))).toEqual([16, 8]);
    const ended = failed(waiting, 0, { code: 'gpu-lost', detail: {} });
    expect(withBundleDefaults(ended, bundle)).toBe(ended);
  });

  it('are the bundle’s own where the address named a recipe that no one knows', () => {
    const read = stateIn(new URLSearchParams('recipe=sampler:psychic&recipe=sampler:uniform,frames:8')).compare;
    expect(framesOf(withBundleDefaults(read, { frames: 16, k: 256, maxTokens: 64 }))).toEqual([16, 8]);
  });

  it('are two at least and four at most, however many are given', () => {
    const given = (count: number) => Array.from({ length: count }, () => ({ name: '', recipe: withFrames(3) }));
    expect(framesOf(comparisonOf(given(1)))).toEqual([3, 4]);
    expect(framesOf(comparisonOf(given(7)))).toEqual([3, 3, 3, 3]);
  });
});

describe('columns', () => {
  it('are added with a sampler that none has yet, up to four', () => {
    const three = added(initialCompare);
    const name = three.columns[2]?.recipe.sampler.name ?? 'uniform';
    expect(Object.keys(samplers)).toContain(name);
    expect(name).not.toBe('uniform');
    const four = added(three);
    expect(four.columns).toHaveLength(mostColumns);
    expect(added(four)).toBe(four);
  });

  it('are duplicated beside themselves, with a key of their own and no answer', () => {
    const twice = duplicated(answer(renamed(initialCompare, 0, 'Mine'), 0, 'A dog.'), 0);
    expect(keysOf(twice)).toEqual([0, 2, 1]);
    expect(twice.columns[1]).toMatchObject({ name: 'Mine', recipe: defaultRecipe, answer: { status: 'idle' } });
  });

  it('are removed down to two', () => {
    const three = added(initialCompare);
    expect(keysOf(removed(three, 1))).toEqual([0, 2]);
    expect(removed(initialCompare, 0).columns).toHaveLength(fewestColumns);
  });

  it('move by a place, and not beyond the ends', () => {
    const three = added(initialCompare);
    expect(keysOf(moved(three, 0, 1))).toEqual([1, 0, 2]);
    expect(keysOf(moved(three, 2, -1))).toEqual([0, 2, 1]);
    expect(moved(three, 0, -1)).toBe(three);
    expect(moved(three, 2, 1)).toBe(three);
  });

  it('show the first when the one on show is removed', () => {
    const shown = { ...added(initialCompare), shown: 2 };
    expect(removed(shown, 2).shown).toBe(0);
    expect(removed(shown, 1).shown).toBe(2);
  });
});

describe('undo', () => {
  it('has a step for each value that a control gives after an undo, also where it gave the ones before', () => {
    const slid = withColumnRecipe(initialCompare, 0, withFrames(9), 'frames');
    const back = undone(renamed(slid, 1, 'Mine'));
    const again = withColumnRecipe(back, 0, withFrames(10), 'frames');
    expect(framesOf(undone(again))).toEqual([9, 4]);
    expect(framesOf(undone(undone(again)))).toEqual([8, 4]);
    const forth = redone(undone(slid));
    expect(framesOf(undone(withColumnRecipe(forth, 0, withFrames(10), 'frames')))).toEqual([9, 4]);
  });

  it('takes back one edit after the other, and redo brings them again', () => {
    const edited = moved(renamed(added(initialCompare), 0, 'Mine'), 0, 1);
    const back = undone(undone(edited));
    expect(keysOf(back)).toEqual([0, 1, 2]);
    expect(back.columns[0]?.name).toBe('');
    expect(keysOf(undone(back))).toEqual([0, 1]);
    expect(undone(undone(back))).toEqual(undone(back));
    const again = redone(redone(back));
    expect(keysOf(again)).toEqual([1, 0, 2]);
    expect(again.columns[1]?.name).toBe('Mine');
  });

  it('takes the values of one control in a row for one edit', () => {
    let compare = initialCompare;
    for (const frames of [9, 10, 11]) compare = withColumnRecipe(compare, 0, withFrames(frames), 'frames');
    compare = withColumnRecipe(compare, 1, withFrames(2), 'frames');
    expect(framesOf(undone(compare))).toEqual([11, 4]);
    expect(framesOf(undone(undone(compare)))).toEqual([8, 4]);
  });

  it('keeps the answers of columns that stay, and gives no key twice', () => {
    const compare = answer(added(initialCompare), 0, 'A dog.');
    const back = undone(removed(compare, 2));
    expect(back.columns[0]?.answer).toMatchObject({ status: 'done', text: 'A dog.' });
    expect(back.columns[2]?.answer).toEqual({ status: 'idle' });
    expect(keysOf(added(undone(back)))).toEqual([0, 1, 3]);
  });

  it('is over for what was undone once another edit is made', () => {
    const compare = renamed(undone(renamed(initialCompare, 0, 'Mine')), 1, 'Yours');
    expect(redone(compare)).toBe(compare);
  });
});

describe('answers', () => {
  const asked = queued(initialCompare, 'What?', [0, 1], 1);

  it('wait for their turn, stream and end', () => {
    expect(isRunning(asked)).toBe(true);
    expect(answersOf(asked).map(({ status }) => status)).toEqual(['waiting', 'waiting']);
    const streaming = extended(extended(begun(asked, 0), 0, 'A '), 0, 'dog');
    expect(answersOf(streaming)).toMatchObject([{ status: 'streaming', text: 'A dog' }, { status: 'waiting' }]);
    const done = answered(streaming, 0, 'A dog.', evidence);
    expect(answersOf(done)[0]).toMatchObject({ status: 'done', text: 'A dog.' });
    expect(isRunning(answer(done, 1, 'A cat.'))).toBe(false);
  });

  it('are stopped one by one, also while they wait, and ignore what comes after', () => {
    const first = stopped(extended(begun(asked, 0), 0, 'A '), 0);
    const late = progressed(extended(first, 0, 'dog'), 0, { stage: 'generate', done: 1, total: 2 });
    expect(answersOf(late)).toEqual([{ status: 'stopped', text: 'A ' }, { status: 'waiting' }]);
    expect(answersOf(stopped(late, 1))[1]).toEqual({ status: 'stopped', text: '' });
    const done = answer(initialCompare, 0, 'A dog.');
    expect(stopped(done, 0)).toEqual(done);
  });

  it('keep what they had when they fail', () => {
    const broken = failed(extended(begun(asked, 0), 0, 'A '), 0, { code: 'gpu-lost', detail: {} });
    expect(answersOf(broken)[0]).toMatchObject({ status: 'error', text: 'A ', failure: { code: 'gpu-lost' } });
  });

  it('ask only the columns named, and leave the others as they are', () => {
    const again = queued(answer(answer(initialCompare, 0, 'A dog.'), 1, 'A cat.'), 'What?', [1], 2);
    expect(answersOf(again).map(({ status }) => status)).toEqual(['done', 'waiting']);
  });
});

it('another question leaves no answer that was to the one before', () => {
  const before = answer(answer(initialCompare, 0, 'A dog.'), 1, 'A cat.');
  expect(answersOf(queued(before, 'Where?', [1], 2)).map(({ status }) => status)).toEqual(['idle', 'waiting']);
});

describe('a verdict', () => {
  const right = judged(answer(initialCompare, 0, 'A dog.'), 0, 'right');
  const verdicts = ({ columns }: Compare) => columns.map(verdictOf);

  it('is on a finished answer, and can be taken back', () => {
    expect(verdicts(right)).toEqual(['right', null]);
    expect(verdicts(judged(right, 0, null))).toEqual([null, null]);
    expect(verdicts(judged(initialCompare, 0, 'wrong'))).toEqual([null, null]);
  });

  it('stands while the question does, for the words that it was about', () => {
    expect(verdicts(answer(right, 0, 'A dog.'))).toEqual(['right', null]);
    expect(verdicts(answer(right, 0, 'A cat.'))).toEqual([null, null]);
    const other = queued(right, 'Where?', [0, 1], 2);
    expect(verdicts(answered(begun(other, 0), 0, 'A dog.', evidence))).toEqual([null, null]);
  });
});

it('another clip takes frames and answers along, and leaves the recipes', () => {
  const frame = { index: 0, time: seconds(1), picture: '' };
  const looked = withLooked(renamed(initialCompare, 0, 'Mine'), 0, (before) => withFrame(before, frame));
  const compare = forClip(answer(looked, 0, 'A dog.'));
  expect(compare.columns[0]).toMatchObject({
    key: 0,
    name: 'Mine',
    looked: { frames: [] },
    answer: { status: 'idle' },
  });
  expect(compare.asked).toBeNull();
});
