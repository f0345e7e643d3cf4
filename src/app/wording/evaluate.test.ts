import { expect, it } from 'vitest';
import { readCsv } from '../../domain/csv.ts';
import { milliseconds } from '../../domain/units.ts';
import type { Run } from '../store/evaluate.ts';
import { answeredBy, contenders, freshRun } from '../store/evaluateForTests.ts';
import { nextStep, paused, pausing, stopped, withGap } from '../store/run.ts';
import { csvOfRun, wordDifferenceTo, wordEvaluation, wordProblem, wordRun, wordTimeLeft } from './evaluate.ts';

const items = [
  { clip: 'a.mp4', question: 'What, now?', answer: 'a dog', family: 'what|not' },
  { clip: 'b.mp4', question: 'Where?', answer: 'left', family: 'where' },
];
const control = contenders.slice(0, 1).map((one) => ({ ...one, number: null, control: 'blind' as const }));
const fresh = freshRun(items, [...contenders, ...control]);
const done = { ...answeredBy(fresh, () => 'a dog'), elapsed: milliseconds(2000) };

it('a run says how far it is, and what it does', () => {
  expect(wordRun(fresh)).toBe('0 of 6 answers · a.mp4 · Uniform, 8 frames');
  expect(wordRun({ ...fresh, elapsed: milliseconds(1) }, { stage: 'encode', done: 3, total: 8 })).toMatch(
    /Encoding frames 3 of 8$/,
  );
  expect(wordRun(pausing(fresh))).toBe('0 of 6 answers · pausing after this one');
  expect(wordRun(paused(fresh, null))).toBe('Paused at 0 of 6 answers.');
  expect(wordRun(stopped(fresh))).toMatch(/^Stopped at 0 of 6 answers/);
  expect(wordRun(done)).toBe('Done: 6 answers in 2.0 s.');
  expect(wordTimeLeft(milliseconds(40_200))).toBe('about 40 s left');
  expect(wordTimeLeft(milliseconds(200_000))).toBe('about 3 min left');
});

it('what could not be asked is no answer, and is named', () => {
  const withGaps = (count: number): Run => {
    let run = { ...fresh, elapsed: milliseconds(2000) };
    for (let at = 0; at < count; at++) {
      const step = nextStep(run);
      if (step) run = withGap(run, step, { code: 'file-empty', detail: {} });
    }
    return run;
  };
  expect(wordRun(answeredBy(withGaps(3), () => 'left'))).toBe('Done: 3 answers, 3 could not be asked; it took 2.0 s.');
  expect(wordRun(withGaps(6))).toBe('Done: 0 answers, 6 could not be asked; it took 2.0 s.');
  expect(wordRun(paused(withGaps(1), null))).toBe('Paused at 0 of 6 answers, 1 could not be asked.');
});

it('differences carry their sign', () => {
  expect(wordDifferenceTo({ n: 9, clips: 5, exact: -4.25, ci: [-10.01, 0.01] })).toBe('−4.3 (−10.0 to ±0.0)');
  expect(wordDifferenceTo({ n: 9, clips: 4, exact: 1, ci: [1, 1] })).toBe('+1.0');
});

it('a wrong line of a file of questions is named', () => {
  expect(wordProblem({ code: 'clip-missing', line: 3, name: 'x.mp4' })).toBe(
    'Line 3: “x.mp4” is not among the chosen files.',
  );
});

it('the Markdown has a row a recipe and a row a family, with as many cells as its heads', () => {
  const tables = wordEvaluation(done)
    .split('\n\n')
    .filter((part) => part.startsWith('|'));
  expect(tables).toHaveLength(2);
  for (const table of tables) {
    const widths = table.split('\n').map((line) => line.replaceAll('\\|', '').split('|').length);
    expect(new Set(widths).size).toBe(1);
  }
  expect(tables[0]).toContain('| Uniform, 8 frames | 2 | 50.0 % |');
  expect(tables[0]).toContain('| Without the video | 2 |');
  expect(tables[1]).toContain('what\\|not');
});

it('the CSV has a row an answer', () => {
  const rows = readCsv(csvOfRun(done)).map(({ cells }) => cells);
  expect(rows).toHaveLength(7);
  expect(rows[1]).toEqual([
    'Uniform, 8 frames',
    'a.mp4',
    'what|not',
    'What, now?',
    'a dog',
    'a dog',
    '1',
    '10',
    '90',
    '8',
    '512',
    '128',
    '28',
  ]);
});
