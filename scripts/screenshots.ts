// Takes the pictures in docs/screenshots: the built page after it answered the first question that it suggests.
import { mkdir } from 'node:fs/promises';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright';
import { chromeLaunchOptions } from './browser.mjs';
import { buildIfNeeded } from './prepare.mjs';
import { serve } from './server.mjs';

const FOLDER = 'docs/screenshots';
const ANSWER_MS = 180_000;

const LAPTOP = { viewport: { width: 1440, height: 900 }, deviceScaleFactor: 2 } as const;
const PHONE = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true } as const;

type Picture = {
  readonly name: string;
  readonly options: BrowserContextOptions;
  /** Recipes that answer side by side; none is the Ask view. */
  readonly recipes?: readonly string[];
  readonly arrange?: (page: Page) => Promise<void>;
};

const pictures: readonly Picture[] = [
  { name: 'ask', options: { ...LAPTOP, colorScheme: 'light' } },
  { name: 'evidence', options: { ...LAPTOP, colorScheme: 'dark' }, arrange: openEvidence },
  { name: 'history', options: { ...LAPTOP, colorScheme: 'light' }, arrange: openHistory },
  { name: 'phone', options: { ...PHONE, colorScheme: 'light' } },
  {
    name: 'compare',
    options: { ...LAPTOP, colorScheme: 'dark' },
    recipes: ['sampler:uniform,frames:8', 'sampler:shots,frames:8', 'sampler:uniform,frames:4'],
  },
];

/** What one click does on a first visit. */
async function askFirstSuggestion(page: Page, answers: number): Promise<void> {
  const nth = answers - 1;
  await page
    .getByText(/frames? sampled/)
    .nth(nth)
    .waitFor({ timeout: ANSWER_MS });
  await page.getByRole('list', { name: 'Suggested questions' }).getByRole('button').first().click();
  await page.locator('article[data-state="done"]').nth(nth).waitFor({ timeout: ANSWER_MS });
}

function addressOf({ recipes = [] }: Picture): string {
  const entries = recipes.map((recipe) => ['recipe', recipe] as [string, string]);
  return entries.length === 0 ? '' : `?${new URLSearchParams([['view', 'compare'], ...entries])}`;
}

async function openEvidence(page: Page): Promise<void> {
  await page.getByRole('button', { name: /video tokens ·/ }).click();
  await page.getByRole('radio', { name: 'Kept' }).click();
  await page.getByRole('list', { name: 'Sampled frames' }).getByRole('button').nth(3).click();
}

/** Another sample is asked about too, so that there is something to choose from. */
async function openHistory(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'In the garden' }).click();
  await page.getByRole('heading', { name: 'In the garden' }).waitFor();
  await askFirstSuggestion(page, 1);
  await page.locator('article[data-state="done"]').nth(1).waitFor({ timeout: ANSWER_MS });
  await page.getByRole('button', { name: 'History' }).click();
  await page.getByRole('button', { name: 'Open In the garden' }).waitFor();
}

async function take(browser: Browser, address: string, picture: Picture): Promise<void> {
  const { name, options, recipes = [''], arrange } = picture;
  const context = await browser.newContext({ ...options, reducedMotion: 'reduce' });
  const page = await context.newPage();
  await page.goto(`${address}${addressOf(picture)}`);
  await page.getByText('Works offline').waitFor({ timeout: ANSWER_MS });
  await askFirstSuggestion(page, recipes.length);
  await arrange?.(page);
  await page.mouse.move(0, 0);
  await page
    .locator('video')
    .evaluate(
      (video: HTMLVideoElement) => !video.seeking || new Promise((done) => video.addEventListener('seeked', done)),
    );
  await page.screenshot({ path: `${FOLDER}/${name}.png` });
  await context.close();
}

buildIfNeeded();
await mkdir(FOLDER, { recursive: true });
const server = await serve({ folder: 'dist', port: 0 });
const browser = await chromium.launch(chromeLaunchOptions({ webgpu: 'none' }));
for (const picture of pictures) await take(browser, server.address, picture);
await browser.close();
await server.close();
