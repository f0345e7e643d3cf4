import { AppError } from '../../domain/errors.ts';
import { type KnownWorld, worldOf } from '../../domain/maker/known.ts';
import { storyboardIn, writeStoryboard } from '../../domain/maker/link.ts';
import { firstStoryboard, readStoryboard, type Storyboard } from '../../domain/maker/storyboard.ts';
import { surprise } from '../../domain/maker/surprise.ts';
import { kindOf } from '../../domain/maker/things.ts';
import { questionsAbout } from '../../domain/maker/truth.ts';
import type { Calls } from '../../protocol/messages.ts';
import { writeQuery } from '../store/address.ts';
import { failureOf } from '../store/failure.ts';
import { changed, type Maker, makerOf, type Purpose, type Work } from '../store/maker.ts';
import type { State } from '../store/store.ts';
import { type App, follow, update } from './app.ts';
import { openMade } from './openClip.ts';
import { storyboardEntry } from './showMaker.ts';

const storageKey = 'linvt-studio/storyboard';

/** Where the sprites lie. */
export const atlasUrl = (): string => new URL(`${import.meta.env.BASE_URL}maker/sprites.webp`, document.baseURI).href;

/** @throws AppError 'sprites-missing' */
export async function fetchAtlas(signal: AbortSignal): Promise<Blob> {
  const response = await fetch(atlasUrl(), { signal }).catch((cause: unknown) => {
    signal.throwIfAborted();
    throw new AppError('sprites-missing', {}, { cause });
  });
  if (!response.ok) throw new AppError('sprites-missing');
  return response.blob();
}

/**
 * Gets the maker ready: with the storyboard of a link, which leaves the address, so that a reload does not undo what is
 * changed after; else with that of the last visit. What a link replaces can be had back by undo.
 */
export function prepareMaker(app: App): void {
  const own = app.store.getState().maker ?? makerOf(stored() ?? firstStoryboard);
  const linked = takeLinked(app);
  app.store.setState({ maker: linked === null ? own : { ...changed(own, linked, null), selected: 0 } });
}

function takeLinked(app: App): Storyboard | null {
  const address = new URL(location.href);
  const text = address.searchParams.get(storyboardEntry);
  if (text === null) return null;
  const query = new URLSearchParams(address.search);
  query.delete(storyboardEntry);
  address.search = writeQuery(query);
  history.replaceState(null, '', address.href);
  const storyboard = storyboardIn(text);
  if (storyboard === null) update(app, 'notices', (notices) => [...notices, { code: 'storyboard-unreadable' }]);
  return storyboard;
}

/** Storage may be forbidden (private windows, embedding): then a storyboard lasts as long as the page. */
function stored(): Storyboard | null {
  try {
    return readStoryboard(JSON.parse(localStorage.getItem(storageKey) ?? 'null'));
  } catch {
    return null;
  }
}

function store(storyboard: Storyboard): void {
  try {
    localStorage.setItem(storageKey, JSON.stringify(storyboard));
  } catch {
    return;
  }
}

/** Changes the maker, and keeps its storyboard on this machine. */
export function changeMaker(app: App, change: (maker: Maker) => Maker): void {
  update(app, 'maker', (maker) => maker && change(maker));
  const { maker } = app.store.getState();
  if (maker) store(maker.storyboard);
}

/** What the model that runs was trained on; null until one runs, and where it does not say. */
export const knownWorld = ({ engine }: Pick<State, 'engine'>): KnownWorld | null =>
  engine.status === 'ready' ? worldOf(engine.bundle.world) : null;

/** Another storyboard, by chance, of what the model knows. */
export function surpriseMe(app: App): void {
  const world = knownWorld(app.store.getState());
  changeMaker(app, (maker) => ({
    ...changed(maker, surprise(Math.random, world, maker.storyboard.format), null),
    selected: 0,
  }));
}

/** The page's address with this storyboard in it. */
export function linkTo(storyboard: Storyboard): string {
  const address = new URL(location.href);
  const query = new URLSearchParams(address.search);
  query.set(storyboardEntry, writeStoryboard(storyboard));
  address.search = writeQuery(query);
  return address.href;
}

const setWork = (app: App, work: Work): void => update(app, 'maker', (maker) => maker && { ...maker, work });

/** Encodes the storyboard, and opens or keeps the file. True when that is done, false when it failed or was stopped. */
export async function makeClip(app: App, purpose: Purpose): Promise<boolean> {
  const { maker } = app.store.getState();
  if (maker === null) return false;
  const signal = app.jobs.start('make');
  const set = (work: Work) => !signal.aborted && setWork(app, work);
  set({ status: 'making', purpose, done: 0, total: 1 });
  try {
    const input = { storyboard: maker.storyboard, atlas: await fetchAtlas(signal), name: nameOf(maker.storyboard) };
    const made = await follow(app.client.call('make', input, signal), (progress) =>
      set({ status: 'making', purpose, ...progress }),
    );
    if (signal.aborted) return false;
    if (purpose === 'open') open(app, maker.storyboard, made);
    else keep(made.file);
    const { file, codec, missing } = made;
    set(purpose === 'open' ? { status: 'idle' } : { status: 'saved', name: file.name, codec, missing });
    return true;
  } catch (thrown) {
    set({ status: 'failed', failure: failureOf(thrown) });
    return false;
  }
}

/** Ends the work on a file; nothing of it is kept. */
export function stopMaking(app: App): void {
  app.jobs.stop('make');
  setWork(app, { status: 'idle' });
}

type Made = Calls['make']['result'];

/** The file goes the way of any other; that it is of another kind than was wanted is told on the page. */
function open(app: App, storyboard: Storyboard, { file, codec, missing }: Made): void {
  update(app, 'notices', (notices) => [
    ...notices.filter(({ code }) => code !== 'made-otherwise'),
    ...(missing.length > 0 ? [{ code: 'made-otherwise', codec, missing } as const] : []),
  ]);
  void openMade(app, file, questionsAbout(storyboard, knownWorld(app.store.getState())));
}

function keep(file: File): void {
  const address = URL.createObjectURL(file);
  Object.assign(document.createElement('a'), { href: address, download: file.name }).click();
  // The browser reads the file after the click has been handled.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

/** 'made-dog-star': the first few kinds that it shows. */
function nameOf({ scenes }: Storyboard): string {
  const kinds = scenes.flatMap(({ actors }) => actors.map(({ thing }) => kindOf(thing)));
  return ['made', ...new Set(kinds)].slice(0, 5).join('-');
}
