// npm run tables: each compressor, sampler and control on the held-out questions through the built page, as the tables of
// docs/results.md. A clip is opened once for all that are asked about it, so that they share what was seen.
import { readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { chromium, type Page } from 'playwright';
import * as v from 'valibot';
import { estimated, type GivenAnswer, type Item, itemsSchema, scored } from '../src/domain/evaluation.ts';
import { noEdits } from '../src/domain/selectionEdits.ts';
import { milliseconds } from '../src/domain/units.ts';
import { answerOfNow, loadModel, openClip } from './batchPage.ts';
import { chromeLaunchOptions, installChromeIfNeeded } from './browser.mjs';
import { type Comparison, type Contender, comparisons } from './comparedRecipes.ts';
import { withSection } from './markedSection.ts';
import { buildIfNeeded, ROOT } from './prepare.mjs';
import { serve } from './server.mjs';

const RESULTS = join(ROOT, 'docs/results.md');
const CLIPS = join(ROOT, 'models/heldout');

/** Families that ask for the same ability, in the order of the columns. */
const groups = {
  'what is there': ['what', 'colour', 'count', 'where', 'beside', 'existence'],
  'what it does': ['direction', 'action', 'action count', 'antonym', 'action sequence', 'occlusion', 'unexpected'],
  when: ['localisation', 'when'],
  'in what order': ['order', 'sequence', 'transition', 'shuffle', 'pseudo'],
  camera: ['camera'],
  told: ['describe', 'chapters'],
  'not to be told': ['refusal', 'talk'],
} as const;

/** A contender, and what it has answered so far. */
type Row = { readonly contender: Contender; readonly answers: GivenAnswer[] };

async function answerRows(page: Page, items: readonly Item[], rows: readonly Row[]): Promise<void> {
  const clips = [...new Set(items.map(({ clip }) => clip))];
  for (const [at, clip] of clips.entries()) {
    await openClip(page, join(CLIPS, clip));
    const about = items.filter((item) => item.clip === clip);
    for (const { contender, answers } of rows) {
      for (const item of about) answers.push(await answered(page, item, contender));
    }
    console.error(`${at + 1} of ${clips.length} clips`);
  }
}

async function answered(page: Page, item: Item, { recipe, control }: Contender): Promise<GivenAnswer> {
  const asked = { question: item.question, recipe, control, edits: noEdits, generation: null };
  const { text, measures } = await answerOfNow(page, asked);
  return scored(item, text, milliseconds(0), { counts: measures.counts });
}

function tableOf(rows: readonly Row[]): string {
  const head = ['', 'frames', 'video tokens', 'over questions', ...Object.keys(groups)];
  const lines = [head, head.map((_, at) => (at === 0 ? '---' : '---:')), ...rows.map(cellsOf)];
  return lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

function cellsOf({ contender, answers }: Row): readonly string[] {
  const { exact, ci } = estimated(answers);
  const meanOf = (name: 'frames' | 'videoTokens') => mean(answers.map(({ counts }) => counts?.[name] ?? 0));
  return [
    contender.label,
    inTenth(meanOf('frames')),
    inTenth(meanOf('videoTokens')),
    `**${exact.toFixed(1)}** (${ci[0].toFixed(1)} to ${ci[1].toFixed(1)})`,
    ...Object.values(groups).map((families) => percentOf(answers, families)),
  ];
}

function percentOf(answers: readonly GivenAnswer[], families: readonly string[]): string {
  const scores = answers.filter(({ family }) => families.includes(family)).map(({ score }) => score);
  return scores.length === 0 ? '' : (100 * mean(scores)).toFixed(1);
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

const inTenth = (value: number): string => (Number.isInteger(value) ? String(value) : value.toFixed(1));

function sectionOf(items: readonly Item[], where: string, rows: readonly Row[]): string {
  const clips = new Set(items.map(({ clip }) => clip)).size;
  const facts = `${new Date().toISOString().slice(0, 10)}, ${where}. ${items.length} questions about ${clips} clips.`;
  return `\`npm run tables\`, ${facts}\n\n${tableOf(rows)}\n`;
}

const wanted = process.argv.slice(2);
const problem = installChromeIfNeeded();
if (problem) throw new Error(problem);
buildIfNeeded();
const server = await serve({ folder: join(ROOT, 'dist'), port: 0 });
const browser = await chromium.launch(chromeLaunchOptions({ webgpu: 'none' }));
try {
  const page = await browser.newPage();
  const { queries, title, defaults } = await loadModel(page, server.address, 'wasm');
  const items = v.parse(itemsSchema, JSON.parse(readFileSync(join(CLIPS, 'questions.json'), 'utf8')));
  const own = { ...defaults, budget: queries.reduce((sum, count) => sum + count, 0) };
  const chosen = comparisons(own).filter(
    ({ heading }) => wanted.length === 0 || wanted.includes(heading.toLowerCase()),
  );
  const tables = chosen.map((comparison): readonly [Comparison, readonly Row[]] => [
    comparison,
    comparison.contenders.map((contender) => ({ contender, answers: [] })),
  ]);
  await answerRows(
    page,
    items,
    tables.flatMap(([, rows]) => rows),
  );
  const where = `${title}, ${cpus().length} × ${cpus()[0]?.model.trim()}, Chromium ${browser.version()}, WebAssembly`;
  for (const [{ mark, heading }, rows] of tables) {
    const section = sectionOf(items, where, rows);
    console.log(`## ${heading}\n\n${section}`);
    writeFileSync(RESULTS, withSection(readFileSync(RESULTS, 'utf8'), mark, heading, section));
  }
} finally {
  await browser.close();
  await server.close();
}
