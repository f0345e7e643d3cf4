// npm run eval: questions of known answers through the built page, headless; docs/evaluation.md describes the formats.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { chromium, type Page } from 'playwright';
import { isBundleName } from '../src/app/bundles.ts';
import { isComparison, type Recording } from '../src/app/store/replay.ts';
import { timeNeeded } from '../src/domain/answer.ts';
import { type Control, controls } from '../src/domain/control.ts';
import {
  type GivenAnswer,
  type Item,
  itemsSchema,
  markdownReport,
  markdownTable,
  type Report,
  report,
  scored,
} from '../src/domain/evaluation.ts';
import type { ReadReport } from '../src/domain/evaluationFile.ts';
import type { Recipe } from '../src/domain/recipe.ts';
import { noEdits } from '../src/domain/selectionEdits.ts';
import { milliseconds } from '../src/domain/units.ts';
import type { BundleSummary } from '../src/protocol/messages.ts';
import { answerOfNow, type BackendChoice, loadModel, openClip } from './batchPage.ts';
import { chromeLaunchOptions, installChromeIfNeeded } from './browser.mjs';
import { parsed, recipeFor } from './evalRecipe.ts';
import { buildIfNeeded, ROOT } from './prepare.mjs';
import { type AnswerOfNow, findClip, readRecording, replayedComparison, wordComparison } from './replayedComparison.ts';
import { itemsOf, readReports, wordReplayed } from './replayedReport.ts';
import { serve } from './server.mjs';

const usage = `npm run eval -- [--clips DIR] [--questions FILE.json] [--recipe JSON] [--backend auto|wasm|webgpu]
                [--bundle demo|everyday] [--compressor NAME] [--k N] [--frames N] [--control blind|single-frame|shuffle|reverse]
                [--limit N] [--out report.json] [--markdown report.md]
npm run eval -- --replay report.json [--clips DIR] [--backend …] [--limit N] [--out …] [--markdown …]
npm run eval -- --replay comparison.json [--clip FILE] [--clips DIR] [--backend …] [--out …] [--markdown …]
Without arguments it runs the held-out set of this repository, models/heldout. --compressor, --k and --frames change the
recipe; --blind is --control blind; --out may be given twice, and writes Markdown where the name ends in .md. --replay asks
the questions of a report, its recipes and controls, also of one that the page has exported; or the recipes of an exported
comparison its question, of the same clip: the samples and the folder are searched for it, --clip names it.`;

const { values: options } = parseArgs({
  options: {
    clips: { type: 'string', default: join(ROOT, 'models/heldout') },
    questions: { type: 'string' },
    replay: { type: 'string' },
    clip: { type: 'string' },
    recipe: { type: 'string' },
    backend: { type: 'string', default: 'auto' },
    bundle: { type: 'string', default: 'demo' },
    compressor: { type: 'string' },
    k: { type: 'string' },
    frames: { type: 'string' },
    control: { type: 'string', default: 'none' },
    blind: { type: 'boolean', default: false },
    limit: { type: 'string' },
    out: { type: 'string', multiple: true, default: [] },
    markdown: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
});

/** Questions to one recipe; null is that of the options. `recorded` is what was said to them before. */
type Asking = {
  readonly name: string;
  readonly items: readonly Item[];
  readonly recipe: Recipe | null;
  readonly control: Control;
  readonly recorded: ReadReport | null;
};
/** What the page is put to once its model is loaded; gives the data and the document to write. */
type Work = (page: Page, summary: BundleSummary) => Promise<Written>;
type Written = { readonly data: unknown; readonly markdown: string };

/** Ends the program with what the user can mend. */
function refuse(problem: string): never {
  console.error(`${problem}\n\n${usage}`);
  process.exit(2);
}

/** What `make` gives; what it throws is for the user to mend. */
function orRefuse<T>(make: () => T): T {
  try {
    return make();
  } catch (failure) {
    return refuse(messageOf(failure));
  }
}

const messageOf = (failure: unknown): string => (failure instanceof Error ? failure.message : String(failure));

function readItems(): readonly Item[] {
  const path = options.questions ?? join(options.clips, 'questions.json');
  if (!existsSync(path)) refuse(`There is no ${path}.`);
  return askable(
    orRefuse(() => parsed(itemsSchema, readFileSync(path, 'utf8'), path)),
    path,
  );
}

/** As many of the items as were asked for; their clips are there. */
function askable(all: readonly Item[], path: string): readonly Item[] {
  const items = all.slice(0, Number(options.limit ?? Infinity));
  const missing = items.find(({ clip }) => !existsSync(join(options.clips, clip)));
  if (missing) refuse(`${path} asks about ${missing.clip}, which is not in ${options.clips}.`);
  return items;
}

/** The text of the file to ask again; what its recipes and questions are is not for other options to say. */
function replayedText(path: string): string {
  const other = replaced.find((name) => options[name] !== undefined) ?? (controlChoice() === 'none' ? null : 'control');
  if (other) refuse(`--replay takes from the file what --${other} would change.`);
  if (!existsSync(path)) refuse(`There is no ${path}.`);
  return readFileSync(path, 'utf8');
}

async function chosenWork(): Promise<Work> {
  const { replay, clip } = options;
  const text = replay === undefined ? '' : replayedText(replay);
  if (replay !== undefined && isComparison(text)) return comparisonAgain(replay, text);
  if (clip !== undefined) refuse('--clip is for a comparison that --replay names; --clips names the folder of clips.');
  const askings = replay === undefined ? [askingOfOptions()] : readReplay(replay);
  return (page, summary) => evaluation(page, summary, askings);
}

async function comparisonAgain(path: string, text: string): Promise<Work> {
  if (options.limit !== undefined) refuse('--limit is for a report: a comparison has one question.');
  try {
    const recording = readRecording(path, text);
    const clip = await findClip(recording, options.clip, [join(ROOT, 'public/samples'), options.clips]);
    return (page, summary) => comparison(page, summary, recording, clip);
  } catch (failure) {
    return refuse(messageOf(failure));
  }
}

function askingOfOptions(): Asking {
  return { name: '', items: readItems(), recipe: null, control: controlChoice(), recorded: null };
}

const replaced = ['questions', 'recipe', 'compressor', 'k', 'frames'] as const;

function readReplay(path: string): readonly Asking[] {
  return orRefuse(() => readReports(path)).map((recorded) => {
    const { name, recipe, control } = recorded;
    return { name, recipe, control, recorded, items: askable(itemsOf(recorded), path) };
  });
}

function backendChoice(): BackendChoice {
  const { backend } = options;
  return backend === 'auto' || backend === 'wasm' || backend === 'webgpu' ? backend : refuse(`No backend ${backend}.`);
}

function controlChoice(): Control {
  const name = options.blind ? 'blind' : options.control;
  return controls.find((control) => control === name) ?? refuse(`No control ${name}; there is ${controls.join(', ')}.`);
}

async function answerAll(page: Page, { items, control }: Asking, recipe: Recipe): Promise<readonly GivenAnswer[]> {
  const answers: GivenAnswer[] = [];
  let open = '';
  for (const item of items) {
    if (item.clip !== open) {
      await openClip(page, join(options.clips, item.clip));
      open = item.clip;
    }
    const asked = { question: item.question, recipe, control, edits: noEdits, generation: null };
    const { text, ms, stages, counts } = await page.evaluate(async (question) => {
      const { text, ms, evidence } = await globalThis.batch.ask(question);
      return { text, ms, stages: evidence.stages, counts: evidence.counts };
    }, asked);
    answers.push(scored(item, text, milliseconds(ms), { needed: timeNeeded(stages), counts }));
    progress(answers, items.length);
  }
  return answers;
}

function progress(answers: readonly GivenAnswer[], total: number): void {
  const mean = answers.reduce((sum, answer) => sum + answer.score, 0) / answers.length;
  const line = `${answers.length} of ${total} questions, ${(100 * mean).toFixed(1)} % right so far`;
  if (process.stderr.isTTY) process.stderr.write(`\r${line}  `);
  else if (answers.length % 50 === 0) console.error(line);
}

async function evaluation(page: Page, summary: BundleSummary, askings: readonly Asking[]): Promise<Written> {
  const results: Report[] = [];
  for (const asking of askings) results.push(await reported(page, asking, summary));
  return { data: results.length === 1 ? results[0] : results, markdown: results.map(markdownReport).join('\n') };
}

/** Asks each recipe of a comparison its question of its clip once more, with what was pinned and dropped. */
async function comparison(page: Page, summary: BundleSummary, recording: Recording, clip: string): Promise<Written> {
  const { question, generation, columns } = recording;
  await openClip(page, clip);
  const answers: AnswerOfNow[] = [];
  for (const { name, recipe, measures } of columns) {
    console.error(`${name}: ${question}`);
    const edits = measures?.edits ?? noEdits;
    answers.push(await answerOfNow(page, { question, recipe, generation, edits, control: 'none' }));
  }
  const data = replayedComparison(recording, answers, summary);
  const markdown = wordComparison(recording, data);
  console.log(markdown);
  return { data, markdown };
}

async function reported(page: Page, asking: Asking, summary: BundleSummary): Promise<Report> {
  const { name, items, control, recorded } = asking;
  const recipe = asking.recipe ?? orRefuse(() => recipeFor(summary, options));
  console.error(`${name ? `${name}: ` : ''}${items.length} questions`);
  const answers = await answerAll(page, asking, recipe);
  const result = report({ name, ...bundleOf(summary), recipe, control }, answers);
  console.log(`\n${name ? `## ${name}\n\n` : ''}${markdownTable(result)}`);
  if (recorded) console.log(`\n${wordReplayed(recorded, answers, summary)}`);
  return result;
}

const bundleOf = ({ id, sha256, backend }: BundleSummary) => ({
  bundle: id,
  bundleHash: sha256,
  backend: backend.backend,
});

/** As JSON, or as Markdown where the file's name says so. */
function write({ data, markdown: document }: Written): void {
  const { out, markdown } = options;
  for (const path of out.filter((name) => !isMarkdown(name))) {
    writeFileSync(path, `${JSON.stringify(data, null, 1)}\n`);
  }
  const documents = [...out.filter(isMarkdown), ...(markdown === undefined ? [] : [markdown])];
  for (const path of documents) writeFileSync(path, document);
}

const isMarkdown = (path: string): boolean => path.endsWith('.md');

if (options.help) {
  console.log(usage);
  process.exit(0);
}
const work = await chosenWork();
const backend = backendChoice();
const bundle = isBundleName(options.bundle) ? options.bundle : refuse(`No bundle ${options.bundle}.`);
const problem = installChromeIfNeeded();
if (problem) refuse(problem);
buildIfNeeded();
const server = await serve({ folder: join(ROOT, 'dist'), port: 0 });
const browser = await chromium.launch(chromeLaunchOptions({ webgpu: backend === 'webgpu' ? 'software' : 'none' }));
try {
  const page = await browser.newPage();
  write(await work(page, await loadModel(page, server.address, backend, bundle)));
} finally {
  await browser.close();
  await server.close();
}
