import { expect, it } from 'vitest';
import { report, scored } from '../../domain/evaluation.ts';
import { reportsIn } from '../../domain/evaluationFile.ts';
import { defaultRecipe } from '../../domain/recipe.ts';
import { milliseconds } from '../../domain/units.ts';
import { initialEvaluate } from './evaluate.ts';
import { withoutReport, withReports } from './evaluateReports.ts';
import { keptReports, restoredReports } from './keptReports.ts';

const dog = { clip: 'a', question: 'What?', answer: 'a dog', family: 'what', tags: ['new'] };
const counts = { frames: 4, visualTokens: 256, selectedTokens: 64, videoTokens: 28, promptTokens: 40, answerTokens: 2 };
const written = (name: string) =>
  report(
    { name, bundle: 'demo', bundleHash: 'b'.repeat(64), backend: 'wasm', recipe: defaultRecipe, control: 'blind' },
    [scored(dog, 'a dog', milliseconds(5), { needed: milliseconds(9), counts })],
  );

const opened = ['Mine', 'Theirs'].reduce(
  (evaluate, name) => withReports(evaluate, `${name}.json`, reportsIn(name, JSON.stringify(written(name)))),
  initialEvaluate,
);

/** What is left of open reports after a visit. */
const after = (reports: typeof opened.reports) => restoredReports(structuredClone(keptReports(reports)));

it('reports that were open are open again, in their order, with all they have', () => {
  expect(after(opened.reports)).toEqual(opened.reports.map(({ file, report }) => ({ file, report })));
});

it('a report that was closed is not kept', () => {
  const { reports } = withoutReport(opened, opened.reports[0]?.key ?? -1);
  expect(after(reports).map(({ file }) => file)).toEqual(['Theirs.json']);
  expect(after([])).toEqual([]);
});

it('what this version cannot read is left out, and the rest is there', () => {
  const [mine, theirs] = keptReports(opened.reports);
  const newer = { file: 'new.json', text: JSON.stringify({ ...written('New'), version: 3 }) };
  expect(restoredReports([mine, newer, { file: 'no text' }, { file: 'odd', text: '{' }, theirs])).toHaveLength(2);
  expect(restoredReports(undefined)).toEqual([]);
  expect(restoredReports('reports')).toEqual([]);
});
