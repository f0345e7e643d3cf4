import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Item } from '../../domain/evaluation.ts';
import { milliseconds } from '../../domain/units.ts';
import { initialCompare } from './compare.ts';
import { byClip, chosenContenders, chosenItems, initialEvaluate, isAtWork, leavingOut, shareOf } from './evaluate.ts';
import { answeredBy, contenders, freshRun, saying } from './evaluateForTests.ts';
import { answerRows, median, reportOf, resultsOf } from './evaluateResults.ts';
import {
  nextStep,
  paused,
  pausing,
  resumed,
  stepCount,
  stepsDone,
  stopped,
  timeLeft,
  withAnswer,
  withGap,
} from './run.ts';

const items: readonly Item[] = [
  { clip: 'a', question: 'What?', answer: 'a dog', family: 'what' },
  { clip: 'a', question: 'Where?', answer: 'left', family: 'where' },
  { clip: 'b', question: 'What?', answer: 'a cat', family: 'what' },
];
const fresh = freshRun(items);

describe('what is asked', () => {
  it('is a share of the clips with all their questions, taken evenly', () => {
    const many = Array.from({ length: 54 }, (_, clip) =>
      items.slice(0, 2).map((item) => ({ ...item, clip: `clip ${clip}` })),
    ).flat();
    expect(shareOf(many, 'few')).toHaveLength(12);
    expect(shareOf(many, 'third')).toHaveLength(36);
    expect(shareOf(many, 'all')).toEqual(many);
    const bundled = { ...initialEvaluate, bundled: { status: 'ready' as const, items: many } };
    expect(chosenItems(bundled)).toHaveLength(12);
    expect(chosenItems({ ...bundled, source: 'own' })).toEqual([]);
  });

  it('goes to the columns that are not left out, and last to the control', () => {
    const without = leavingOut({ ...initialEvaluate, withControl: true }, 0, true);
    expect(chosenContenders(without, initialCompare)).toEqual([
      { number: 2, name: '', recipe: initialCompare.columns[1]?.recipe, control: 'none' as const },
      { number: null, name: '', recipe: initialCompare.columns[1]?.recipe, control: 'blind' as const },
    ]);
    expect(chosenContenders(leavingOut(without, 0, false), initialCompare)).toHaveLength(3);
    expect(chosenContenders(leavingOut(without, 1, true), initialCompare)).toEqual([]);
  });

  it('is asked clip by clip, and of each contender about a clip before the next clip', () => {
    const asked: string[] = [];
    answeredBy(fresh, (item, contender) => {
      asked.push(`${items[item]?.clip}${item} ${contender}`);
      return '';
    });
    expect(asked).toEqual(['a0 0', 'a1 0', 'a0 1', 'a1 1', 'b2 0', 'b2 1']);
  });

  it('is every question of every contender once, however the clips are mixed', () => {
    const clips = fc.array(fc.constantFrom('a', 'b', 'c'), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(clips, fc.integer({ min: 1, max: 4 }), (names, width) => {
        const mixed = names.map((clip, at) => ({ clip, question: String(at), answer: 'x', family: 'f' }));
        const asked = contenders.slice(0, 1).flatMap((one) => Array.from({ length: width }, () => one));
        const run = answeredBy(freshRun(mixed, asked), () => 'x');
        expect(run.state.status).toBe('done');
        for (const given of run.answers) {
          expect(given.map(({ item }) => item).sort((a, b) => a - b)).toEqual([...mixed.keys()]);
        }
        const order = byClip(mixed).map(({ clip }) => clip);
        expect(order.filter((clip, at) => clip !== order[at - 1])).toHaveLength(new Set(names).size);
      }),
    );
  });
});

describe('a run', () => {
  it('finishes the question under way before it rests, and goes on where it was', () => {
    const asked = pausing(fresh);
    expect(isAtWork(asked)).toBe(true);
    const rested = paused(withAnswer(asked, { item: 0, contender: 0 }, saying('a dog')), null);
    expect(rested.state).toEqual({ status: 'paused', failure: null });
    expect(nextStep(resumed(rested))).toEqual({ item: 1, contender: 0 });
  });

  it('counts a question that could not be asked as dealt with, and scores what is there', () => {
    const gap = withGap(fresh, { item: 0, contender: 0 }, { code: 'decode-failed', detail: {} });
    expect(nextStep(gap)).toEqual({ item: 1, contender: 0 });
    const done = answeredBy(gap, () => 'left');
    expect(stepsDone(done)).toBe(stepCount(done));
    expect(resultsOf(done)[0]?.overall).toMatchObject({ n: 2, exact: 50 });
  });

  it('keeps its answers when it is stopped, and takes no notice of later ones', () => {
    const one = stopped(withAnswer(fresh, { item: 0, contender: 0 }, saying('A dog.')));
    expect(one.state.status).toBe('stopped');
    expect(resumed(one)).toBe(one);
    expect(pausing(one)).toBe(one);
    expect(one.answers[0]).toHaveLength(1);
  });

  it('tells how long it takes at the pace so far', () => {
    expect(timeLeft(fresh)).toBeNull();
    const one = withAnswer({ ...fresh, elapsed: milliseconds(50) }, { item: 0, contender: 0 }, saying('x'));
    expect(timeLeft(one)).toBe(250);
  });
});

describe('the results', () => {
  const right = (item: number) => items[item]?.answer ?? '';
  const done = answeredBy(fresh, (item, contender) => (contender === 1 && item === 1 ? 'right' : right(item)));

  it('have an interval for everything, for each family, and for what a recipe gains over the first', () => {
    const [first, second] = resultsOf(done);
    expect(first?.overall).toEqual({ n: 3, clips: 2, exact: 100, ci: [100, 100] });
    expect(first?.difference).toBeNull();
    expect([...(second?.families ?? [])]).toEqual([
      ['what', { n: 2, clips: 2, exact: 100, ci: [100, 100] }],
      ['where', { n: 1, clips: 1, exact: 0, ci: [0, 0] }],
    ]);
    expect(second?.difference?.exact).toBeCloseTo(-33.3, 1);
    expect(second?.difference?.ci).toEqual([-50, 0]);
    expect(second?.budgets).toEqual({ videoTokens: 28, selectedTokens: 128, frames: 8 });
    expect(second?.needed).toBe(90);
  });

  it('list what the recipes disagree on, and what any got wrong', () => {
    expect(answerRows(done, 'different').map(({ item }) => item)).toEqual([1]);
    expect(answerRows(done, 'wrong').map(({ item }) => item)).toEqual([1]);
    expect(answerRows(done, 'all')).toHaveLength(3);
    const alike = answeredBy(fresh, () => 'A dog!');
    expect(answerRows(alike, 'different')).toEqual([]);
    expect(answerRows(alike, 'wrong').map(({ item }) => item)).toEqual([1, 2]);
  });

  it('leave the control out of both', () => {
    const asked = contenders.slice(0, 1).flatMap((one) => [one, { ...one, number: null, control: 'blind' as const }]);
    const run = answeredBy(freshRun(items, asked), (item, contender) => (contender === 0 ? right(item) : 'no idea'));
    expect(answerRows(run, 'different')).toEqual([]);
    expect(answerRows(run, 'wrong')).toEqual([]);
    expect(resultsOf(run)[1]?.overall.exact).toBe(0);
  });

  it('are, a recipe each, what npm run eval reports', () => {
    expect(reportOf(done, 1)).toMatchObject({
      bundle: 'demo',
      bundleHash: null,
      backend: 'wasm',
      recipe: contenders[1]?.recipe,
      control: 'none' as const,
      families: { what: { n: 2, exact: 100, ci: [100, 100], medianMs: 10 } },
      answers: [{ ...items[0], given: 'a dog', score: 1, ms: 10 }, {}, {}],
    });
  });

  it('of nothing are nothing', () => {
    expect(resultsOf(fresh)[0]).toMatchObject({ overall: { n: 0 }, needed: null, budgets: null });
    expect(median([])).toBe(0);
    expect(median([4, 1, 2, 3])).toBe(2.5);
  });
});
