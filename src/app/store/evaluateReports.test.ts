import { describe, expect, it } from 'vitest';
import { type Item, report, scored } from '../../domain/evaluation.ts';
import { type ReadReport, reportsIn } from '../../domain/evaluationFile.ts';
import { defaultRecipe } from '../../domain/recipe.ts';
import { milliseconds } from '../../domain/units.ts';
import { contenderMark, contenderName, csvOfRun, wordEvaluation, wordUncosted } from '../wording/evaluate.ts';
import { type Evaluate, initialEvaluate, type Run } from './evaluate.ts';
import { shownRun, withoutReport, withReports } from './evaluateReports.ts';
import { answerRows, reportOf, resultsOf } from './evaluateResults.ts';
import { begunRun, nextStep, withAnswer } from './run.ts';

const item = (clip: string, answer: string): Item => ({ clip, question: 'What?', answer, family: 'what' });
const dog = item('a', 'a dog');
const cat = item('b', 'a cat');
const bird = item('c', 'a bird');
const counts = { frames: 4, visualTokens: 256, selectedTokens: 64, videoTokens: 28, promptTokens: 40, answerTokens: 2 };

const readOf = (answers: ReadReport['answers'], control: ReadReport['control'] = 'none'): ReadReport => {
  const written = report(
    { name: '', bundle: 'other', bundleHash: 'b'.repeat(64), backend: 'webgpu', recipe: defaultRecipe, control },
    answers,
  );
  const [read] = reportsIn('report.json', JSON.stringify(written));
  if (read === undefined) throw new Error('a report is read back');
  return read;
};
const costly = { needed: milliseconds(200), counts };
const there = readOf([scored(cat, 'a cat', milliseconds(5), costly), scored(bird, 'a bird', milliseconds(5), costly)]);

const asked = begunRun({
  ...{ source: 'own', name: 'mine.csv', bundle: 'demo', bundleHash: null, backend: 'wasm', items: [dog, cat] },
  contenders: [{ number: 1, name: 'Mine', recipe: defaultRecipe, control: 'none' }],
});

function answered(run: Run, given: string): Run {
  const step = nextStep(run);
  const answer = { given, ms: milliseconds(10), needed: milliseconds(90), counts: { ...counts, frames: 8 } };
  return step === null ? run : answered(withAnswer(run, step, answer), given);
}
const here = answered(asked, 'a dog');
const withThere = (run: Run | null): Evaluate => withReports({ ...initialEvaluate, run }, 'report.json', [there]);

function shown(evaluate: Evaluate): Run {
  const run = shownRun(evaluate);
  if (run === null) throw new Error('there is something to show');
  return run;
}

describe('an open report', () => {
  it('stands beside the run as one more contender, with the same questions as one', () => {
    const run = shown(withThere(here));
    expect(run.items).toEqual([dog, cat, bird]);
    expect(run.contenders.map(contenderMark)).toEqual(['1', 'R1']);
    const [mine, theirs] = resultsOf(run);
    expect(mine?.overall).toMatchObject({ n: 2, exact: 50 });
    expect(theirs?.overall).toMatchObject({ n: 2, exact: 100 });
    expect(theirs?.difference).toMatchObject({ n: 1, exact: 100 });
    expect(theirs).toMatchObject({ needed: 200, budgets: { frames: 4, selectedTokens: 64 } });
    expect(answerRows(run, 'different').map(({ asked: { clip } }) => clip)).toEqual(['b']);
    expect(answerRows(run, 'different')[0]?.answers.map((answer) => answer?.given)).toEqual(['a dog', 'a cat']);
  });

  it('is shown without any run too, and gone when it is closed', () => {
    const alone = withThere(null);
    expect(resultsOf(shown(alone))[0]?.overall).toMatchObject({ n: 2, exact: 100 });
    const [opened] = alone.reports;
    expect(shownRun(withoutReport(alone, opened?.key ?? -1))).toBeNull();
  });

  it('keeps its results while the run goes on', () => {
    const evaluate = withThere(asked);
    const before = shown(evaluate);
    const after = shown({ ...evaluate, run: here });
    expect(after.answers[1]).toBe(before.answers[1]);
    expect(shown({ ...evaluate, run: null }).items).toEqual([cat, bird]);
  });

  it('leaves in an export as the report of its own model', () => {
    const run = shown(withThere(here));
    expect(reportOf(run, 0)).toMatchObject({ bundle: 'demo', bundleHash: null, backend: 'wasm' });
    expect(reportOf(run, 1)).toMatchObject({
      bundle: 'other',
      bundleHash: 'b'.repeat(64),
      backend: 'webgpu',
      answers: [{ ...cat, ...costly }, bird],
    });
    expect(wordEvaluation(run)).toContain('demo, WASM · other, WebGPU');
  });

  it('that tells no tokens has none in tables, and the page says so', () => {
    const cheap = readOf([scored(cat, 'a cat', milliseconds(5))], 'shuffle');
    const run = shown(withReports({ ...initialEvaluate, run: here }, 'old.json', [cheap]));
    expect(resultsOf(run)[1]).toMatchObject({ needed: null, budgets: null });
    expect(wordUncosted(run)).toBe('R1: the report does not tell tokens and times.');
    expect(run.contenders.map(contenderName)).toEqual(['Mine', 'Frames shuffled']);
    expect(csvOfRun(run).trim().split('\n').at(-1)).toMatch(/,5,,,,,$/);
  });
});
