import { expect, test } from 'vitest';
import { type GivenAnswer, markdownReport, markdownTable, report, scored } from './evaluation.ts';
import { defaultRecipe } from './recipe.ts';
import { milliseconds } from './units.ts';

const run = {
  name: '',
  bundle: 'demo',
  bundleHash: null,
  backend: 'wasm',
  recipe: defaultRecipe,
  control: 'none',
} as const;
const given = (clip: string, family: string, answer: string, said: string, ms = 10): GivenAnswer =>
  scored({ clip, question: '?', answer, family }, said, milliseconds(ms));

test('families are tallied apart, all questions together, in percent', () => {
  const { overall, families } = report(run, [
    given('a', 'where', 'top left', 'Top left.'),
    given('a', 'where', 'top', 'left', 30),
    given('b', 'colour', 'red', 'red', 20),
    given('b', 'describe', 'a dog moves left', 'a dog', 50),
  ]);
  expect(families['where']).toEqual({ n: 2, exact: 50, ci: [50, 50], medianMs: 30 });
  expect(families['colour']).toEqual({ n: 1, exact: 100, ci: [100, 100], medianMs: 20 });
  expect(families['describe']?.exact).toBeCloseTo(66.67, 1);
  expect(overall.n).toBe(4);
  expect(overall.exact).toBeCloseTo(66.67, 1);
});

test('the interval holds the mean, and is a point when every clip is equal', () => {
  const mixed = Array.from({ length: 40 }, (_, i) =>
    given(`clip ${i}`, 'what', 'a dog', i % 2 === 0 ? 'a dog' : 'a cat'),
  );
  const { overall } = report(run, mixed);
  expect(overall.ci[0]).toBeLessThan(50);
  expect(overall.ci[1]).toBeGreaterThan(50);
  expect(report(run, [given('a', 'what', 'x', 'x'), given('b', 'what', 'x', 'x')]).overall.ci).toEqual([100, 100]);
});

test('a family has an interval of its own, over the clips that it asks about', () => {
  const { families } = report(run, [
    ...Array.from({ length: 30 }, (_, i) => given(`clip ${i}`, 'what', 'a dog', i % 3 === 0 ? 'a dog' : 'a cat')),
    ...Array.from({ length: 30 }, (_, i) => given(`clip ${i}`, 'where', 'left', 'left')),
  ]);
  const { exact, ci } = families['what'] ?? { exact: 0, ci: [0, 0] };
  expect(ci[0]).toBeLessThan(exact);
  expect(ci[1]).toBeGreaterThan(exact);
  expect(families['where']?.ci).toEqual([100, 100]);
});

test('what is special about questions is tallied beside their families', () => {
  const item = { clip: 'a', question: 'up or down?', answer: 'up', family: 'direction' };
  const answers = [
    scored({ ...item, tags: ['pair'] }, 'up', milliseconds(10)),
    scored({ ...item, tags: ['pair', 'unseen style'] }, 'down', milliseconds(10)),
    scored(item, 'up', milliseconds(10)),
  ];
  const { tags } = report(run, answers);
  expect(tags['pair']).toMatchObject({ n: 2, exact: 50 });
  expect(tags['unseen style']).toMatchObject({ n: 1, exact: 0 });
  expect(markdownTable(report(run, answers))).toContain('| *pair* | 2 | 50.0 |');
});

test('of multiple choice only the right option counts', () => {
  const item = { clip: 'a', question: '?', answer: 'at 2.0 seconds', family: 'when' };
  const options = ['at 2.0 seconds', 'at 2.5 seconds'];
  expect(scored(item, 'at 2.5 seconds', milliseconds(1)).score).toBe(1);
  expect(scored({ ...item, options }, 'at 2.5 seconds', milliseconds(1)).score).toBe(0);
});

test('an empty run is a report of nothing', () => {
  expect(report(run, []).overall).toEqual({ n: 0, exact: 0, ci: [0, 0] });
});

test('the table has a row a family and one for all', () => {
  const table = markdownTable(report(run, [given('a', 'what', 'x', 'x'), given('a', 'where', 'x', 'y')]));
  expect(table).toContain('| what | 1 | 100.0 | 100.0 to 100.0 | 10 |');
  expect(table).toContain('| **all questions** | 2 | 50.0 | 50.0 to 50.0 | 10 |');
});

test('the document says what was run', () => {
  const text = markdownReport(report({ ...run, control: 'shuffle' }, [given('a', 'what', 'x', 'x')]));
  expect(text).toContain('- control: shuffle');
  expect(text).toContain('"name":"uniform"');
  expect(text).toContain('| what | 1 | 100.0 |');
});
