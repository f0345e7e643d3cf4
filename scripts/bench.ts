// npm run bench: our kernels against ONNX Runtime's operators and plain JavaScript, in turns in one page of a real browser.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, type } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { type Browser, chromium, type Page } from 'playwright';
import { createServer } from 'vite';
import type { Bench, Timings } from '../src/gpu/bench/contender.ts';
import { chromeLaunchOptions, installChromeIfNeeded } from './browser.mjs';
import { ISOLATION } from './headers.mjs';
import { ROOT } from './prepare.mjs';
import { medianEstimate } from './statistics.ts';

const RESULTS = join(ROOT, 'docs/results.md');
const [OPENING, CLOSING] = ['<!-- bench:kernels -->', '<!-- /bench:kernels -->'];

const { values: options } = parseArgs({
  options: {
    rounds: { type: 'string', default: '20' },
    /** Rounds stop after this many seconds a table, but not before five. */
    budget: { type: 'string', default: '120' },
    /** The machine's own GPU, in place of the software one that every machine has. */
    gpu: { type: 'boolean', default: false },
    /** Only the contests whose title contains this. */
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

/** The section of docs/results.md: what was measured, on what, and the tables. */
async function section(browser: Browser, address: string): Promise<string> {
  const page = await browser.newPage();
  page.on('pageerror', (error) => console.error(error));
  await page.goto(address);
  await page.waitForFunction(() => 'bench' in globalThis);
  const adapter = await page.evaluate(() => bench.adapter());
  const machine = `${cpus().length} × ${cpus()[0]?.model ?? 'unknown CPU'}, ${type()}, Chromium ${browser.version()}`;
  return `\`npm run bench\` on ${machine}; WebGPU adapter: ${adapter}.
All contenders of a table take turns in one page. A time ends when the result is ready where it is made: in GPU memory
for WGSL and ORT WebGPU (inputs are there already, nothing is read back), in the page's memory for the others. Each
result is checked against the reference before it is timed. Ratios are medians over rounds.

${await measure(page)}`;
}

function write(text: string): void {
  const before = existsSync(RESULTS) ? readFileSync(RESULTS, 'utf8') : '# Results\n';
  const marked = `${OPENING}\n${text}\n${CLOSING}`;
  const [start, end] = [before.indexOf(OPENING), before.indexOf(CLOSING)];
  const after =
    start < 0 || end < start
      ? `${before.trimEnd()}\n\n## Kernels\n\n${marked}\n`
      : before.slice(0, start) + marked + before.slice(end + CLOSING.length);
  writeFileSync(RESULTS, after);
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
  const text = await section(browser, `${server.resolvedUrls?.local[0] ?? ''}src/gpu/bench/index.html`);
  console.log(text);
  if (!options.dry) write(text);
} finally {
  await browser.close();
  await server.close();
}
process.exit();
