// npm run bench: our kernels against ONNX Runtime's operators and plain JavaScript, in turns in one page of a real browser;
// then how many frames the application draws while it answers, and how soon it gives its first answer.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, type } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { type Browser, chromium, type Page } from 'playwright';
import { createServer } from 'vite';
import { type BundleName, bundleNames, bundleTitles } from '../src/app/bundles.ts';
import type { Bench, Timings } from '../src/gpu/bench/contender.ts';
import { chromeLaunchOptions, installChromeIfNeeded } from './browser.mjs';
import { firstAnswersTable, measureFirstAnswers } from './firstAnswer.ts';
import { framesTable, measureFrames } from './frameRate.ts';
import { ISOLATION } from './headers.mjs';
import { withSection } from './markedSection.ts';
import { buildIfNeeded, ROOT } from './prepare.mjs';
import { serve } from './server.mjs';
import { medianEstimate } from './statistics.ts';

const RESULTS = join(ROOT, 'docs/results.md');
const FRAMES_TITLE = 'frame rate';
const FIRST_TITLE = 'first answer';
/** About ten seconds each, read in sixteen frames. */
const FIRST_FRAMES = 16;
const FIRST_CLIPS: Readonly<Record<BundleName, readonly [string, string]>> = {
  everyday: [join(ROOT, 'public/samples/cat-coffee-rocket.mp4'), join(ROOT, 'public/samples/astronaut-then-cat.webm')],
  demo: [join(ROOT, 'models/heldout/clip-0040.mp4'), join(ROOT, 'models/heldout/clip-0038.mp4')],
};

const { values: options } = parseArgs({
  options: {
    rounds: { type: 'string', default: '20' },
    /** Rounds stop after this many seconds a table, but not before five. */
    budget: { type: 'string', default: '120' },
    /** The machine's own GPU, in place of the software one that every machine has. */
    gpu: { type: 'boolean', default: false },
    /** Only the contests whose title contains this; `frame rate` and `first answer` are two. */
    only: { type: 'string', default: '' },
    /** Print, and leave docs/results.md as it is. */
    dry: { type: 'boolean', default: false },
  },
});

declare const bench: Bench;

const rounds = { most: Number(options.rounds), least: 5, budgetMs: Number(options.budget) * 1000 };

const milliseconds = (value: number): string => (value < 10 ? value.toFixed(2) : value.toFixed(1));

/** One row a contender, fastest first; ratios are to the fastest, round by round. */
function table(title: string, timings: Timings): string {
  const estimates = Object.entries(timings).map(([name, samples]) => ({ name, samples, ...medianEstimate(samples) }));
  const ranked = estimates.toSorted((a, b) => a.median - b.median);
  const fastest = ranked[0]?.samples ?? [];
  const rows = ranked.map(({ name, samples, median, low, high }) => {
    const ratio = medianEstimate(samples.map((sample, round) => sample / (fastest[round] as number)));
    const ratios = `${ratio.median.toFixed(1)} × (${ratio.low.toFixed(1)} to ${ratio.high.toFixed(1)})`;
    return `| ${name} | ${milliseconds(median)} | ${milliseconds(low)} to ${milliseconds(high)} | ${ratios} |`;
  });
  const head = `| | median ms | 95 % interval | of the fastest |\n|---|---|---|---|`;
  return `### ${title}\n\n${head}\n${rows.join('\n')}\n\n${fastest.length} rounds.\n`;
}

async function measure(page: Page): Promise<string> {
  const titles = await page.evaluate(() => bench.titles);
  const tables: string[] = [];
  for (const title of titles.filter((each) => each.includes(options.only))) {
    console.error(`${title} …`);
    tables.push(table(title, await page.evaluate(([which, how]) => bench.run(which, how), [title, rounds] as const)));
  }
  return tables.join('\n');
}

const machineOf = (browser: Browser): string =>
  `${cpus().length} × ${cpus()[0]?.model ?? 'unknown CPU'}, ${type()}, Chromium ${browser.version()}`;

/** The kernels' section of docs/results.md: what was measured, on what, and the tables. Null where no contest was wanted. */
async function kernels(browser: Browser, address: string): Promise<string | null> {
  const page = await browser.newPage();
  page.on('pageerror', (error) => console.error(error));
  await page.goto(address);
  await page.waitForFunction(() => 'bench' in globalThis);
  const adapter = await page.evaluate(() => bench.adapter());
  const tables = await measure(page);
  await page.close();
  if (tables === '') return null;
  return `\`npm run bench\` on ${machineOf(browser)}; WebGPU adapter: ${adapter}.
All contenders of a table take turns in one page. A time ends when the result is ready where it is made: in GPU memory
for WGSL and ORT WebGPU (inputs are there already, nothing is read back), in the page's memory for the others. Each
result is checked against the reference before it is timed. Ratios are medians over rounds.

${tables}`;
}

/** The frame rate's section: the built application, with its first sample clip open. */
async function frames(browser: Browser): Promise<string> {
  console.error(`${FRAMES_TITLE} …`);
  buildIfNeeded();
  const server = await serve({ folder: join(ROOT, 'dist'), port: 0 });
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  try {
    const table = framesTable(await measureFrames(page, server.address, rounds));
    const engine = await page.getByRole('status', { name: 'Engine' }).innerText();
    return `\`npm run bench\` on ${machineOf(browser)}; the model runs on ${engine}. Times from frame to frame of the page
(\`requestAnimationFrame\`), with a clip open: from a question until its answer is there and its maps are drawn over the
frames, and as long at rest, in turns.

${table}`;
  } finally {
    await page.close();
    await server.close();
  }
}

/** The first answer's section: the built application, in profiles that have never seen it. */
async function firstAnswer(browser: Browser): Promise<string> {
  console.error(`${FIRST_TITLE} …`);
  buildIfNeeded();
  const server = await serve({ folder: join(ROOT, 'dist'), port: 0 });
  try {
    const tables: string[] = [];
    for (const bundle of bundleNames) {
      const question = { address: server.address, frames: FIRST_FRAMES, bundle, clips: FIRST_CLIPS[bundle] };
      const times = await measureFirstAnswers(browser, question, rounds);
      tables.push(`### ${bundleTitles[bundle]}\n\n${firstAnswersTable(times)}`);
    }
    return `\`npm run bench\` on ${machineOf(browser)}; WebAssembly with one thread, files from this machine. Clips of
about ten seconds, ${FIRST_FRAMES} frames of each, 'Describe the video.': from the address, or from choosing the clip, to
the last word.

${tables.join('\n')}`;
  } finally {
    await server.close();
  }
}

/** Replaces a section of docs/results.md, or adds it. @param mark stands around it in comments */
function write(mark: string, heading: string, text: string): void {
  const before = existsSync(RESULTS) ? readFileSync(RESULTS, 'utf8') : '# Results\n';
  writeFileSync(RESULTS, withSection(before, `bench:${mark}`, heading, text));
}

function tell(mark: string, heading: string, text: string): void {
  console.log(text);
  if (!options.dry) write(mark, heading, text);
}

const problem = installChromeIfNeeded();
if (problem) throw new Error(problem);
const server = await createServer({
  configFile: false,
  root: ROOT,
  logLevel: 'error',
  server: { headers: ISOLATION, watch: null, hmr: false },
  optimizeDeps: { noDiscovery: true, include: [] },
});
await server.listen(0);
const browser = await chromium.launch(chromeLaunchOptions({ webgpu: options.gpu ? 'hardware' : 'software' }));
try {
  const ofKernels = await kernels(browser, `${server.resolvedUrls?.local[0] ?? ''}src/gpu/bench/index.html`);
  if (ofKernels !== null) tell('kernels', 'Kernels', ofKernels);
  if (FRAMES_TITLE.includes(options.only)) tell('frames', 'Frame rate', await frames(browser));
  if (FIRST_TITLE.includes(options.only)) tell('first', 'First answer', await firstAnswer(browser));
} finally {
  await browser.close();
  await server.close();
}
process.exit();
