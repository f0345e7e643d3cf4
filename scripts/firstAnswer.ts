import type { Browser, Page } from 'playwright';
import type { BundleName } from '../src/app/bundles.ts';
import type { RoundsWanted } from './frameRate.ts';
import { medianEstimate } from './statistics.ts';

const LOADING_MS = 300_000;
const QUESTION = 'Describe the video.';

/** Milliseconds of each round. */
export type FirstAnswers = {
  /** From the address to the answer about a clip that is chosen as soon as the page can take one; nothing is cached. */
  readonly opened: readonly number[];
  /** From choosing another clip, the model running, to the answer about it. */
  readonly dropped: readonly number[];
};

/** What is asked about which two files, and where: of the first nothing is kept that would help with the second. */
export type FirstQuestion = {
  readonly address: string;
  readonly clips: readonly [string, string];
  readonly bundle: BundleName;
  readonly frames: number;
};

/** Chooses the clip, asks, and waits for the end of the answer. Playwright's waitForFunction would evaluate text. */
async function answered(page: Page, clip: string): Promise<void> {
  await page.getByLabel('Open a video', { exact: true }).setInputFiles(clip);
  const box = page.getByRole('textbox', { name: 'Question' });
  await box.fill(QUESTION);
  const before = await page.locator('article').count();
  await box.press('Enter');
  const ended = page.locator('article[data-state="done"], article[data-state="error"]').nth(before);
  await ended.waitFor({ timeout: LOADING_MS });
  if ((await ended.getAttribute('data-state')) !== 'done') throw new Error('The question was not answered.');
}

async function since(begin: number, during: Promise<void>): Promise<number> {
  await during;
  return performance.now() - begin;
}

/** One round in a profile of its own: the page opened and asked, then the other clip. */
async function round(
  browser: Browser,
  { address, clips, frames, bundle }: FirstQuestion,
): Promise<readonly [number, number]> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  try {
    const begin = performance.now();
    await page.goto(`${address}?bundle=${bundle}&sampler=uniform&frames=${frames}`);
    const opened = await since(begin, answered(page, clips[0]));
    return [opened, await since(performance.now(), answered(page, clips[1]))];
  } finally {
    await context.close();
  }
}

/** @param question its clips are files that the page has not seen */
export async function measureFirstAnswers(
  browser: Browser,
  question: FirstQuestion,
  rounds: RoundsWanted,
): Promise<FirstAnswers> {
  const [opened, dropped]: [number[], number[]] = [[], []];
  const begin = performance.now();
  while (opened.length < rounds.most) {
    if (opened.length >= rounds.least && performance.now() - begin > rounds.budgetMs) break;
    const [first, second] = await round(browser, question);
    opened.push(first);
    dropped.push(second);
  }
  return { opened, dropped };
}

function row(name: string, times: readonly number[]): string {
  const { median, low, high } = medianEstimate(times);
  return `| ${name} | ${[median, low, high].map((ms) => (ms / 1000).toFixed(2)).join(' | ')} |`;
}

export const firstAnswersTable = ({ opened, dropped }: FirstAnswers): string =>
  `| | median s | from | to |
|---|---:|---:|---:|
${row('the page is opened for the first time', opened)}
${row('the model runs, a clip is chosen', dropped)}

${opened.length} rounds, each in a fresh profile; from and to are a 95 % interval of the median.
`;
