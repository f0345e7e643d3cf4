import type { Page } from 'playwright';
import { medianEstimate, percentile } from './statistics.ts';

/** Milliseconds from frame to frame on a screen that shows 60 a second. */
const FRAME_MS = 1000 / 60;

/** Milliseconds after the last word in which the maps are drawn. */
const DRAWING_MS = 150;

const LOADING_MS = 300_000;

/** Milliseconds from each frame of the page to the next. */
type Intervals = readonly number[];

/** The two take turns, each as long as the other. */
export type Rounds = { readonly asked: readonly Intervals[]; readonly idle: readonly Intervals[] };

export type RoundsWanted = { readonly most: number; readonly least: number; readonly budgetMs: number };

/**
 * Waits by the page's own frames, in both kinds of round alike: what the waiting costs is the same. (Playwright's
 * waitForFunction would evaluate text, which the page's security policy forbids.)
 */
const until = (page: Page, time: number): Promise<void> =>
  page.evaluate(async (end) => {
    while (performance.now() < end) await new Promise(requestAnimationFrame);
  }, time);

const now = (page: Page): Promise<number> => page.evaluate(() => performance.now());

/** The frames of the page while `during` goes on. */
async function framesOf(page: Page, during: () => Promise<unknown>): Promise<Intervals> {
  const recorder = await page.evaluateHandle(() => {
    const times: number[] = [];
    let pending = 0;
    const step = (time: number) => {
      times.push(time);
      pending = requestAnimationFrame(step);
    };
    pending = requestAnimationFrame(step);
    return {
      stop: () => {
        cancelAnimationFrame(pending);
        return times;
      },
    };
  });
  await during();
  const times = await recorder.evaluate((frames) => frames.stop());
  return times.slice(1).map((time, at) => time - (times[at] ?? time));
}

/** Sends the question that stands in the box, and waits until its answer is there and its maps are drawn. */
async function answer(page: Page): Promise<void> {
  const before = await page.locator('article').count();
  await page.keyboard.press('Enter');
  const state = await page.evaluate(async (index) => {
    const stateOf = () => document.querySelectorAll<HTMLElement>('article')[index]?.dataset['state'] ?? 'streaming';
    while (stateOf() === 'streaming') await new Promise(requestAnimationFrame);
    return stateOf();
  }, before);
  if (state !== 'done') throw new Error('The question was not answered.');
  await until(page, (await now(page)) + DRAWING_MS);
}

const write = (page: Page): Promise<void> =>
  page.getByRole('textbox', { name: 'Question' }).fill('Describe the video.');

/**
 * Frames of the application while an answer streams and its maps are drawn, and of the same page at rest.
 * @param address of a built application; the first sample clip opens by itself
 */
export async function measureFrames(page: Page, address: string, rounds: RoundsWanted): Promise<Rounds> {
  await page.goto(address);
  const strip = page.getByRole('list', { name: 'Sampled frames' }).locator('img').first();
  await strip.waitFor({ timeout: LOADING_MS });
  await write(page);
  await answer(page);
  const [asked, idle]: [Intervals[], Intervals[]] = [[], []];
  const begin = performance.now();
  while (asked.length < rounds.most) {
    if (asked.length >= rounds.least && performance.now() - begin > rounds.budgetMs) break;
    await write(page);
    const frames = await framesOf(page, () => answer(page));
    const length = frames.reduce((sum, interval) => sum + interval, 0);
    asked.push(frames);
    idle.push(await framesOf(page, async () => until(page, (await now(page)) + length)));
  }
  return { asked, idle };
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

/** To a tenth of a millisecond, as the frame's length is written: clocks of pages are no finer. */
const isLate = (interval: number): boolean => Math.round(10 * interval) > Math.round(10 * FRAME_MS);

function row(name: string, rounds: readonly Intervals[]): string {
  const all = rounds.flat();
  const late = (100 * all.filter(isLate).length) / all.length;
  const columns = [medianEstimate(all).median, percentile(all, 0.95)].map((value) => value.toFixed(1));
  return `| ${[name, all.length, ...columns, `${late.toFixed(1)} %`].join(' | ')} |`;
}

/** The rounds as a table, and how much longer a frame takes while an answer streams, round by round. */
export function framesTable({ asked, idle }: Rounds): string {
  const ratios = asked.map((frames, round) => mean(frames) / mean(idle[round] ?? []));
  const { median, low, high } = medianEstimate(ratios);
  return `| | frames | median ms | 95th percentile ms | over ${FRAME_MS.toFixed(1)} ms |
|---|---:|---:|---:|---:|
${row('an answer streams, its maps are drawn', asked)}
${row('at rest', idle)}

A frame takes ${median.toFixed(2)} × as long (${low.toFixed(2)} to ${high.toFixed(2)}) while an answer streams; ${asked.length} rounds.
`;
}
