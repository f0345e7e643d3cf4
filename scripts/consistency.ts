// npm run consistency: whether the same question has the same answer, asked again, in other words, and after others.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { chromium, type Page } from 'playwright';
import type { History } from '../src/domain/chat.ts';
import { noEdits } from '../src/domain/selectionEdits.ts';
import { answerOfNow, openClip } from './batchPage.ts';
import { chromeLaunchOptions, installChromeIfNeeded } from './browser.mjs';
import { agree, contradictions, type Pair, pairs, type Told } from './consistentQuestions.ts';
import { recipeFor } from './evalRecipe.ts';
import { withSection } from './markedSection.ts';
import { buildIfNeeded, ROOT } from './prepare.mjs';
import { serve } from './server.mjs';

const SAMPLES = ['cat-coffee-rocket.mp4', 'astronaut-then-cat.webm'];
const EARLIER = 3;

const { values: options } = parseArgs({
  options: {
    /** More clips, beside the samples that ship. */
    clips: { type: 'string' },
    bundle: { type: 'string', default: 'everyday' },
    questions: { type: 'string', default: '300' },
    /** Print, and leave docs/results.md as it is. */
    dry: { type: 'boolean', default: false },
  },
});

type Ask = (question: string, history: History) => Promise<string>;
type Counts = { questions: number; repeated: number; paraphrased: number; afterOthers: number; denied: string[] };

const isVideo = (name: string): boolean => /\.(mp4|webm|mov|mkv)$/i.test(name);

function clipPaths(): readonly string[] {
  const samples = SAMPLES.map((name) => join(ROOT, 'public/samples', name));
  const { clips } = options;
  if (clips === undefined) return samples;
  return [
    ...samples,
    ...readdirSync(clips)
      .filter(isVideo)
      .toSorted()
      .map((name) => join(clips, name)),
  ];
}

/** Asks each question once, again, in other words, and after the three before it with their answers. */
async function askClip(ask: Ask, asked: readonly Pair[], counts: Counts): Promise<void> {
  const told: Told[] = [];
  for (const pair of asked) {
    const answer = await ask(pair.asked, []);
    const history = told.slice(-EARLIER).flatMap(({ pair: { asked: content }, answer: reply }) => [
      { role: 'user' as const, content },
      { role: 'assistant' as const, content: reply },
    ]);
    counts.questions += 1;
    counts.repeated += Number(agree(pair, answer, await ask(pair.asked, [])));
    counts.paraphrased += Number(agree(pair, answer, await ask(pair.paraphrase, [])));
    counts.afterOthers += Number(agree(pair, answer, await ask(pair.asked, history)));
    told.push({ pair, answer });
  }
  counts.denied.push(...contradictions(told));
}

async function measure(page: Page, address: string): Promise<Counts> {
  await page.goto(`${address}batch.html?bundle=${options.bundle}`);
  const summary = await page.evaluate(() => globalThis.batch.load('auto'));
  const recipe = recipeFor(summary, {});
  const ask: Ask = async (question, history) =>
    (await answerOfNow(page, { question, history, recipe, control: 'none', edits: noEdits, generation: null })).text;
  const clips = clipPaths();
  const each = Math.ceil(Number(options.questions) / clips.length);
  const counts: Counts = { questions: 0, repeated: 0, paraphrased: 0, afterOthers: 0, denied: [] };
  for (const clip of clips) {
    await openClip(page, clip);
    await askClip(ask, pairs(each).slice(0, Number(options.questions) - counts.questions), counts);
    console.error(`${basename(clip)}: ${counts.questions} questions`);
  }
  return counts;
}

function report({ questions, repeated, paraphrased, afterOthers, denied }: Counts): string {
  const part = (count: number) => `${((100 * count) / questions).toFixed(1)} %`;
  const day = new Date().toISOString().slice(0, 10);
  return [
    `\`npm run consistency\`, ${day}, ${options.bundle}, ${questions} questions, ${clipPaths().length} clips, WASM:`,
    '',
    '| asked | the same answer |',
    '|---|---|',
    `| again | ${part(repeated)} |`,
    `| in other words | ${part(paraphrased)} |`,
    `| after ${EARLIER} other questions | ${part(afterOthers)} |`,
    '',
    `Contradictions, where one answer denies what a description of the same clip names: ${denied.length}${denied.length > 0 ? ` (${denied.join(', ')})` : ''}.`,
  ].join('\n');
}

const problem = installChromeIfNeeded();
if (problem) throw new Error(problem);
buildIfNeeded();
const server = await serve({ folder: join(ROOT, 'dist'), port: 0 });
const browser = await chromium.launch(chromeLaunchOptions({ webgpu: 'none' }));
try {
  const text = report(await measure(await browser.newPage(), server.address));
  console.log(text);
  const results = join(ROOT, 'docs/results.md');
  if (!options.dry) {
    writeFileSync(results, withSection(readFileSync(results, 'utf8'), 'consistency', 'Consistency', text));
  }
} finally {
  await browser.close();
  await server.close();
}
process.exit(0);
