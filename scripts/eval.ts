// npm run eval: questions of known answers through the built page, headless; docs/evaluation.md describes the formats.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { chromium, type Page } from 'playwright';
import * as v from 'valibot';
import type { Batch } from '../src/app/batch/batch.ts';
import { compressors } from '../src/domain/compressors/registry.ts';
import { clampToParameter } from '../src/domain/descriptor.ts';
import { type GivenAnswer, type Item, itemsSchema, markdownTable, report, scored } from '../src/domain/evaluation.ts';
import { defaultRecipe, type Recipe, recipeSchema } from '../src/domain/recipe.ts';
import { samplers } from '../src/domain/samplers/registry.ts';
import { milliseconds } from '../src/domain/units.ts';
import type { BundleSummary } from '../src/protocol/messages.ts';
import { chromeLaunchOptions, installChromeIfNeeded } from './browser.mjs';
import { buildIfNeeded, ROOT } from './prepare.mjs';
import { serve } from './server.mjs';

const usage = `npm run eval -- [--clips DIR] [--questions FILE.json] [--recipe JSON] [--backend auto|wasm|webgpu]
                [--blind] [--limit N] [--out report.json]
Without arguments it runs the held-out set of this repository, models/heldout.`;

const { values: options } = parseArgs({
  options: {
    clips: { type: 'string', default: join(ROOT, 'models/heldout') },
    questions: { type: 'string' },
    recipe: { type: 'string' },
    backend: { type: 'string', default: 'auto' },
    blind: { type: 'boolean', default: false },
    limit: { type: 'string' },
    out: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
});

type BackendChoice = Parameters<Batch['load']>[0];

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

/** The recipe asked for; else uniform sampling with what the bundle was made for. */
function recipeFor({ defaults }: BundleSummary): Recipe {
  if (options.recipe !== undefined) return parsed(recipeSchema, options.recipe, '--recipe');
  const frames = clampToParameter(samplers.uniform.parameters.frames, defaults.frames);
  const k = clampToParameter(compressors.linvt.parameters.k, defaults.k);
  return {
    ...defaultRecipe,
    sampler: { name: 'uniform', values: { frames } },
    compressor: { name: 'linvt', values: { k } },
  };
}

async function answerAll(page: Page, items: readonly Item[], recipe: Recipe): Promise<readonly GivenAnswer[]> {
  const answers: GivenAnswer[] = [];
  let open = '';
  for (const item of items) {
    if (item.clip !== open) {
      await page.getByLabel('Open a video').setInputFiles(join(options.clips, item.clip));
      await page.evaluate(() => globalThis.batch.open());
      open = item.clip;
    }
    const asked = { question: item.question, recipe, withVideo: !options.blind };
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

async function evaluate(page: Page, address: string, items: readonly Item[], backend: BackendChoice): Promise<void> {
  await page.goto(`${address}batch.html`);
  const summary = await page.evaluate((choice) => globalThis.batch.load(choice), backend);
  const recipe = recipeFor(summary);
  console.error(
    `${summary.title} on ${summary.backend.backend} (${summary.backend.reason.code}), ${items.length} questions`,
  );
  const answers = await answerAll(page, items, recipe);
  const run = { bundle: summary.id, backend: summary.backend.backend, recipe, withVideo: !options.blind };
  const result = report(run, answers);
  console.log(`\n${markdownTable(result)}`);
  if (options.out !== undefined) writeFileSync(options.out, `${JSON.stringify(result, null, 1)}\n`);
}

if (options.help) {
  console.log(usage);
  process.exit(0);
}
const items = readItems();
const backend = backendChoice();
const problem = installChromeIfNeeded();
if (problem) refuse(problem);
buildIfNeeded();
const server = await serve({ folder: join(ROOT, 'dist'), port: 0 });
const browser = await chromium.launch(chromeLaunchOptions({ webgpu: backend === 'webgpu' ? 'software' : 'none' }));
try {
  await evaluate(await browser.newPage(), server.address, items, backend);
} finally {
  await browser.close();
  await server.close();
}
