import { beforeEach, expect, it, vi } from 'vitest';
import { report, scored } from '../../domain/evaluation.ts';
import { defaultRecipe } from '../../domain/recipe.ts';
import { milliseconds } from '../../domain/units.ts';
import { createClient } from '../../protocol/client.ts';
import type { Keeping } from '../store/evaluate.ts';
import { freshRun, saying } from '../store/evaluateForTests.ts';
import { withReports } from '../store/evaluateReports.ts';
import { withAnswer } from '../store/run.ts';
import { createAppStore } from '../store/store.ts';
import { type App, createApp, update } from './app.ts';
import { keepReports, keepRun } from './evaluateKeep.ts';

/** A browser's storage, with room or without, and whether another tab has the name of the kept run. */
const browser = vi.hoisted(() => ({ hasRoom: true, isOthers: false, kept: new Map<string, unknown>() }));

vi.mock('idb-keyval', () => ({
  get: async (key: string) => browser.kept.get(key),
  set: async (key: string, data: unknown) => {
    if (!browser.hasRoom) throw new DOMException('The quota has been exceeded.', 'QuotaExceededError');
    browser.kept.set(key, data);
  },
}));
vi.mock('./tabLock.ts', () => ({ takeName: async () => !browser.isOthers }));

beforeEach(() => {
  Object.assign(browser, { hasRoom: true, isOthers: false });
  browser.kept.clear();
});

const items = [
  { clip: 'a', question: 'What?', answer: 'a dog', family: 'what' },
  { clip: 'b', question: 'What?', answer: 'a cat', family: 'what' },
];

const written = report(
  { name: 'Mine', bundle: 'demo', bundleHash: 'b'.repeat(64), backend: 'wasm', recipe: defaultRecipe, control: 'none' },
  items.map((item) => scored(item, 'a dog', milliseconds(5))),
);

const page = (): App =>
  createApp(createAppStore(), createClient({ postMessage: () => undefined, addEventListener: () => undefined }));

const begin = (app: App): void => update(app, 'evaluate', (evaluate) => ({ ...evaluate, run: freshRun(items) }));

/** One more answer, with the run at rest: at work, it is not written with each. */
const answer = (app: App, item: number): void =>
  update(app, 'evaluate', (evaluate) => {
    const run = evaluate.run && withAnswer(evaluate.run, { item, contender: 0 }, saying('a dog'));
    return { ...evaluate, run: run && { ...run, state: { status: 'paused', failure: null } } };
  });

/** What the page says of its run, once that has settled. */
async function keepingOf(app: App): Promise<Keeping> {
  await new Promise((settled) => setTimeout(settled));
  return app.store.getState().evaluate.keeping;
}

it('a run that is written is kept, and is there again on the next visit', async () => {
  const app = page();
  await keepRun(app);
  begin(app);
  expect(await keepingOf(app)).toBe('kept');
  const next = page();
  await keepRun(next);
  expect(next.store.getState().evaluate.run).toMatchObject({ items, state: { status: 'paused' } });
});

it('a run that there is no room for is told to be unwritten, until it can be written', async () => {
  const app = page();
  await keepRun(app);
  browser.hasRoom = false;
  begin(app);
  expect(await keepingOf(app)).toBe('unwritten');
  answer(app, 0);
  expect(await keepingOf(app)).toBe('unwritten');
  browser.hasRoom = true;
  answer(app, 1);
  expect(await keepingOf(app)).toBe('kept');
});

it('reports that there is no room for are told to last no longer than the page, until they can be written', async () => {
  const app = page();
  await keepReports(app);
  const open = (file: string) => update(app, 'evaluate', (evaluate) => withReports(evaluate, file, [written]));
  const areKept = async () => {
    await new Promise((settled) => setTimeout(settled));
    return app.store.getState().evaluate.reportsKept;
  };
  browser.hasRoom = false;
  open('mine.json');
  expect(await areKept()).toBe(false);
  browser.hasRoom = true;
  open('theirs.json');
  expect(await areKept()).toBe(true);
  const next = page();
  await keepReports(next);
  expect(next.store.getState().evaluate.reports.map(({ file }) => file)).toEqual(['mine.json', 'theirs.json']);
});

it('a run that another tab’s keeps from storage is told apart, also where there would be no room', async () => {
  Object.assign(browser, { hasRoom: false, isOthers: true });
  const app = page();
  await keepRun(app);
  begin(app);
  expect(await keepingOf(app)).toBe('other-tab');
});
