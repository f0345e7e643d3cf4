import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { report, scored } from '../src/domain/evaluation.ts';
import { defaultRecipe } from '../src/domain/recipe.ts';
import { milliseconds } from '../src/domain/units.ts';
import { itemsOf, readReports, wordReplayed } from './replayedReport.ts';

const items = ['a', 'b'].map((clip) => ({ clip, question: 'What?', answer: 'a dog', family: 'what' }));
const sha256 = 'b'.repeat(64);
const asked = {
  name: 'Mine',
  bundle: 'demo',
  bundleHash: null,
  backend: 'wasm',
  recipe: defaultRecipe,
  control: 'none',
} as const;
const saying = (...texts: readonly string[]) =>
  items.slice(0, texts.length).map((item, at) => scored(item, texts[at] ?? '', milliseconds(1)));

function written(data: unknown): string {
  const path = join(mkdtempSync(join(tmpdir(), 'reports-')), 'report.json');
  writeFileSync(path, JSON.stringify(data));
  return path;
}

it('a report is asked again: its questions, and how the answers stand to those of then', () => {
  const [recorded] = readReports(written(report(asked, saying('a dog', 'a cat'))));
  if (recorded === undefined) throw new Error('there is a report');
  expect(itemsOf(recorded)).toEqual(items);
  expect(wordReplayed(recorded, saying('a dog', 'a dog'), { id: 'demo', sha256 })).toBe(
    '1 of 2 answers are as recorded.',
  );
  const told = { ...recorded, bundleHash: 'c'.repeat(64) };
  expect(wordReplayed(recorded, saying('a dog'), { id: 'new', sha256 })).toBe(
    '1 of 1 answers are as recorded; they were by demo.',
  );
  expect(wordReplayed(told, saying('a dog'), { id: 'demo', sha256 })).toBe(
    '1 of 1 answers are as recorded; they were by another demo.',
  );
});

it('a file that is none is refused with the place that is wrong', () => {
  expect(() => readReports(written([{ clip: 'a' }]))).toThrow(
    /report\.json is not a report of an evaluation, at 0\.bundle/,
  );
});
