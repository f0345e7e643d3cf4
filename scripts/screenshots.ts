// Takes the pictures in docs/screenshots: the built page after it answered the first question that it suggests, or an
// evaluation of a few clips. Names of pictures on the command line take only those.
import { mkdir } from 'node:fs/promises';
import process from 'node:process';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright';
import { chromeLaunchOptions } from './browser.mjs';
import { buildIfNeeded } from './prepare.mjs';
import { serve } from './server.mjs';

const FOLDER = 'docs/screenshots';
const ANSWER_MS = 180_000;
/** Of WebP, in percent: a quarter of a PNG's bytes, and no difference to be seen. */
const QUALITY = 90;

const LAPTOP = { viewport: { width: 1440, height: 900 }, deviceScaleFactor: 2 } as const;
const PHONE = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true } as const;

type Picture = {
  readonly name: string;
  readonly options: BrowserContextOptions;
  /** Recipes that answer side by side; none is the Ask view. */
  readonly recipes?: readonly string[];
  /** Whether the recipes answer the held-out questions rather than one question of the open clip. */
  readonly evaluates?: boolean;
  readonly arrange?: (page: Page) => Promise<void>;
};

const pictures: readonly Picture[] = [
  { name: 'ask', options: { ...LAPTOP, colorScheme: 'light' } },
  { name: 'evidence', options: { ...LAPTOP, colorScheme: 'dark' }, arrange: openEvidence },
  { name: 'video-token', options: { ...LAPTOP, colorScheme: 'light' }, arrange: chooseVideoToken },
  { name: 'history', options: { ...LAPTOP, colorScheme: 'light' }, arrange: openHistory },
  { name: 'maker', options: { ...LAPTOP, colorScheme: 'light' }, arrange: openMaker },
  { name: 'phone', options: { ...PHONE, colorScheme: 'light' } },
  {
    name: 'compare',
    options: { ...LAPTOP, colorScheme: 'dark' },
    recipes: ['sampler:uniform,frames:8', 'sampler:shots,frames:8', 'sampler:uniform,frames:4'],
  },
  {
    name: 'compare-phone',
    options: { ...PHONE, colorScheme: 'light' },
    recipes: ['sampler:uniform,frames:8', 'sampler:uniform,frames:4'],
  },
  {
    name: 'evaluate',
    options: { ...LAPTOP, colorScheme: 'light' },
    recipes: ['sampler:uniform,frames:8', 'sampler:change,frames:8', 'sampler:uniform,frames:2'],
    evaluates: true,
  },
  {
    name: 'evaluate-phone',
    options: { ...PHONE, colorScheme: 'dark' },
    recipes: ['sampler:uniform,frames:8', 'sampler:uniform,frames:2'],
    evaluates: true,
    arrange: (page) => page.getByRole('region', { name: 'Results' }).evaluate((part) => part.scrollIntoView()),
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

/** A ninth of the held-out clips, and the control. */
async function evaluateAFew(page: Page): Promise<void> {
  await page.getByText('Without the video').click();
  await page.getByRole('button', { name: 'Evaluate' }).click();
  await page.getByText(/^Done: /).waitFor({ timeout: 3 * ANSWER_MS });
}

function addressOf({ recipes = [], evaluates = false }: Picture): string {
  const entries = recipes.map((recipe) => ['recipe', recipe] as [string, string]);
  const view = ['view', evaluates ? 'evaluate' : 'compare'];
  return entries.length === 0 ? '' : `?${new URLSearchParams([view, ...entries])}`;
}

async function openEvidence(page: Page): Promise<void> {
  await page.getByRole('button', { name: /video tokens ·/ }).click();
  await page.getByRole('radio', { name: 'Kept' }).click();
  await page.getByRole('list', { name: 'Sampled frames' }).getByRole('button').nth(3).click();
}

/** The first video token of scale 1 that there is. */
async function chooseVideoToken(page: Page): Promise<void> {
  await page.getByRole('slider', { name: 'Video tokens' }).fill('1');
  await page.getByText(/^video token 1 of/).waitFor();
}

/** The clip maker with its first storyboard. */
async function openMaker(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Make a clip' }).click();
  await page.getByRole('dialog', { name: 'Make a clip' }).waitFor();
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
  const { name, options, recipes = [''], evaluates = false, arrange } = picture;
  const context = await browser.newContext({ ...options, reducedMotion: 'reduce' });
  const page = await context.newPage();
  await page.goto(`${address}${addressOf(picture)}`);
  await page.getByText('Works offline').waitFor({ timeout: ANSWER_MS });
  await (evaluates ? evaluateAFew(page) : askFirstSuggestion(page, recipes.length));
  await arrange?.(page);
  await page.mouse.move(0, 0);
  if (!evaluates) await settled(page);
  await page.screenshot({ path: `${FOLDER}/${name}.webp`, type: 'webp', quality: QUALITY });
  await context.close();
}

/** Waits until the player shows the frame that it was sent to. */
async function settled(page: Page): Promise<void> {
  await page
    .locator('video')
    .evaluate(
      (video: HTMLVideoElement) => !video.seeking || new Promise((done) => video.addEventListener('seeked', done)),
    );
}

const wanted = process.argv.slice(2);

buildIfNeeded();
await mkdir(FOLDER, { recursive: true });
const server = await serve({ folder: 'dist', port: 0 });
const browser = await chromium.launch(chromeLaunchOptions({ webgpu: 'none' }));
for (const picture of pictures) {
  if (wanted.length === 0 || wanted.includes(picture.name)) await take(browser, server.address, picture);
}
await browser.close();
await server.close();
