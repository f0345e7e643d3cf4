// npm run eval: questions of known answers through the built page, headless; docs/evaluation.md describes the formats.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { chromium, type Page } from 'playwright';
import * as v from 'valibot';
import type { Batch } from '../src/app/batch/batch.ts';
import { compressors } from '../src/domain/compressors/registry.ts';
import { type Control, controls } from '../src/domain/control.ts';
import { clampToParameter, type Parameters, type StrategyDescriptor } from '../src/domain/descriptor.ts';
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
import { type Choice, defaultRecipe, type Recipe, recipeSchema } from '../src/domain/recipe.ts';
import { samplers } from '../src/domain/samplers/registry.ts';
import { milliseconds } from '../src/domain/units.ts';
import type { BundleSummary } from '../src/protocol/messages.ts';
import { chromeLaunchOptions, installChromeIfNeeded } from './browser.mjs';
import { buildIfNeeded, ROOT } from './prepare.mjs';
import { serve } from './server.mjs';

const usage = `npm run eval -- [--clips DIR] [--questions FILE.json] [--recipe JSON] [--backend auto|wasm|webgpu]
                [--compressor NAME] [--k N] [--frames N] [--control blind|single-frame|shuffle|reverse]
                [--limit N] [--out report.json] [--markdown report.md]
Without arguments it runs the held-out set of this repository, models/heldout. --compressor, --k and --frames change the
recipe; --blind is --control blind; --out may be given twice, and writes Markdown where the name ends in .md.`;

const { values: options } = parseArgs({
  options: {
    clips: { type: 'string', default: join(ROOT, 'models/heldout') },
    questions: { type: 'string' },
    recipe: { type: 'string' },
    backend: { type: 'string', default: 'auto' },
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

type BackendChoice = globalThis.Parameters<Batch['load']>[0];
type Run = { readonly items: readonly Item[]; readonly backend: BackendChoice; readonly control: Control };

/** Ends the program with what the user can mend. */
function refuse(problem: string): never {
  console.error(`${problem}\n\n${usage}`);
  process.exit(2);
}

function parsed<S extends v.GenericSchema>(schema: S, text: string, name: string): v.InferOutput<S> {
  try {
    return v.parse(schema, JSON.parse(text));
  } catch (failure) {
    return refuse(`${name}: ${failure instanceof Error ? failure.message : String(failure)}`);
  }
}

function readItems(): readonly Item[] {
  const path = options.questions ?? join(options.clips, 'questions.json');
  if (!existsSync(path)) refuse(`There is no ${path}.`);
  const items = parsed(itemsSchema, readFileSync(path, 'utf8'), path).slice(0, Number(options.limit ?? Infinity));
  const missing = items.find(({ clip }) => !existsSync(join(options.clips, clip)));
  if (missing) refuse(`${path} asks about ${missing.clip}, which is not in ${options.clips}.`);
  return items;
}

function backendChoice(): BackendChoice {
  const { backend } = options;
  return backend === 'auto' || backend === 'wasm' || backend === 'webgpu' ? backend : refuse(`No backend ${backend}.`);
}

function controlChoice(): Control {
  const name = options.blind ? 'blind' : options.control;
  return controls.find((control) => control === name) ?? refuse(`No control ${name}; there is ${controls.join(', ')}.`);
}

/** The recipe asked for: that of --recipe, else what the bundle was made for, with the parts that have options of their own. */
function recipeFor(bundle: BundleSummary): Recipe {
  const { recipe: text, compressor: name, k, frames } = options;
  const recipe = text === undefined ? bundleRecipe(bundle) : parsed(recipeSchema, text, '--recipe');
  const compressor = name === undefined ? recipe.compressor : compressorNamed(name, recipe);
  return {
    ...recipe,
    sampler: frames === undefined ? recipe.sampler : changed(recipe.sampler, samplers, 'frames', frames),
    compressor: k === undefined ? compressor : changed(compressor, compressors, 'k', k),
  };
}

/** Uniform sampling and LinVT, as the bundle was trained. */
const bundleRecipe = ({ defaults: { frames, k } }: BundleSummary): Recipe => ({
  ...defaultRecipe,
  sampler: changed(defaultRecipe.sampler, samplers, 'frames', String(frames)),
  compressor: changed(defaultRecipe.compressor, compressors, 'k', String(k)),
});

/** The recipe's own compressor where it goes by that name already, else one with its defaults. */
function compressorNamed(name: string, { compressor }: Recipe): Recipe['compressor'] {
  if (name === compressor.name) return compressor;
  const { success, output } = v.safeParse(recipeSchema, { compressor: { name } });
  return success
    ? output.compressor
    : refuse(`No compressor ${name}; there is ${Object.keys(compressors).join(', ')}.`);
}

/** `choice` with one value changed, clamped to what its parameter allows. */
function changed<Name extends string>(
  choice: Choice<Name>,
  table: Readonly<Record<Name, StrategyDescriptor<Parameters>>>,
  key: 'k' | 'frames',
  text: string,
): Choice<Name> {
  const parameter = table[choice.name].parameters[key];
  if (!parameter) return refuse(`${table[choice.name].label} has no --${key}.`);
  const value = Number(text);
  if (!Number.isFinite(value)) return refuse(`--${key} wants a number, not ${text}.`);
  return { ...choice, values: { ...choice.values, [key]: clampToParameter(parameter, value) } };
}

async function answerAll(
  page: Page,
  items: readonly Item[],
  recipe: Recipe,
  control: Control,
): Promise<readonly GivenAnswer[]> {
  const answers: GivenAnswer[] = [];
  let open = '';
  for (const item of items) {
    if (item.clip !== open) {
      await page.getByLabel('Open a video').setInputFiles(join(options.clips, item.clip));
      await page.evaluate(() => globalThis.batch.open());
      open = item.clip;
    }
    const asked = { question: item.question, recipe, control };
    const { text, ms } = await page.evaluate(async (question) => {
      const { text, ms } = await globalThis.batch.ask(question);
      return { text, ms };
    }, asked);
    answers.push(scored(item, text, milliseconds(ms)));
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

async function evaluate(page: Page, address: string, { items, backend, control }: Run): Promise<void> {
  await page.goto(`${address}batch.html`);
  const summary = await page.evaluate((choice) => globalThis.batch.load(choice), backend);
  const recipe = recipeFor(summary);
  console.error(
    `${summary.title} on ${summary.backend.backend} (${summary.backend.reason.code}), ${items.length} questions`,
  );
  const answers = await answerAll(page, items, recipe, control);
  const result = report({ bundle: summary.id, backend: summary.backend.backend, recipe, control }, answers);
  console.log(`\n${markdownTable(result)}`);
  writeReport(result);
}

/** As JSON, or as Markdown where the file's name says so. */
function writeReport(result: Report): void {
  const { out, markdown } = options;
  for (const path of out.filter((name) => !isMarkdown(name))) {
    writeFileSync(path, `${JSON.stringify(result, null, 1)}\n`);
  }
  const documents = [...out.filter(isMarkdown), ...(markdown === undefined ? [] : [markdown])];
  for (const path of documents) writeFileSync(path, markdownReport(result));
}

const isMarkdown = (path: string): boolean => path.endsWith('.md');

if (options.help) {
  console.log(usage);
  process.exit(0);
}
const run: Run = { items: readItems(), backend: backendChoice(), control: controlChoice() };
const problem = installChromeIfNeeded();
if (problem) refuse(problem);
buildIfNeeded();
const server = await serve({ folder: join(ROOT, 'dist'), port: 0 });
const browser = await chromium.launch(chromeLaunchOptions({ webgpu: run.backend === 'webgpu' ? 'software' : 'none' }));
try {
  await evaluate(await browser.newPage(), server.address, run);
} finally {
  await browser.close();
  await server.close();
}
