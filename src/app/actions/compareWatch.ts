import type { WatchEvent } from '../../domain/answer.ts';
import { layoutKey, type Recipe, samplerKey } from '../../domain/recipe.ts';
import { type Looked, resampled, type Watch, withChosen, withFrame, withNotice } from '../store/clip.ts';
import { type Column, columnWith, withLooked } from '../store/compare.ts';
import { forClip } from '../store/compareEdits.ts';
import { failureOf } from '../store/failure.ts';
import type { State } from '../store/store.ts';
import { type App, follow, update } from './app.ts';
import { besideIn, columnReady, reloadIfLost } from './loadModel.ts';
import { stripFrame } from './watchClip.ts';

/** Milliseconds without another change before a column is looked at again: a slider passes many values. */
const rest = 300;

/**
 * Has each column look at the open clip ahead of the question while the comparison is on show, and lets go of what
 * columns no longer hold: the work of a removed one, everything about a clip that is closed, the pictures.
 */
export function watchColumns(app: App): void {
  const begun = new Map<number, string>();
  const look = (state: State) => {
    // A model that is loaded again has seen nothing.
    if (state.engine.status !== 'ready') begun.clear();
    for (const key of begun.keys()) if (!columnWith(state.compare, key)) begun.delete(key);
    for (const [key, wanted] of wantedLooks(state)) {
      if (begun.get(key) === wanted) continue;
      void lookAt(app, key, begun.has(key) ? rest : 0);
      begun.set(key, wanted);
    }
  };
  app.store.subscribe((state, before) => {
    if (state.compare.columns !== before.compare.columns) letGo(app, before.compare.columns, state.compare.columns);
    if (state.clip.current?.id !== before.clip.current?.id) forget(app, state);
    look(app.store.getState());
  });
  look(app.store.getState());
}

/** What each column should have looked at, by the column's key; nothing while no one sees it, or no model runs. */
function wantedLooks({ view, clip: { current }, engine, compare }: State): readonly (readonly [number, string])[] {
  if (view !== 'compare' || current === null || engine.status !== 'ready') return [];
  return compare.columns.map(({ key, recipe, bundle = '' }) => [key, `${current.id} ${samplerKey(recipe)} ${bundle}`]);
}

/** Another clip is open: what runs about the one before ends, and the columns begin anew. */
function forget(app: App, { compare }: State): void {
  app.jobs.stop('compare');
  for (const { key } of compare.columns) stopColumn(app, key);
  update(app, 'compare', forClip);
}

function stopColumn({ jobs }: App, key: number): void {
  jobs.stop(`look-${key}`);
  jobs.stop(`answer-${key}`);
}

function letGo(app: App, before: readonly Column[], now: readonly Column[]): void {
  const keys = new Set(now.map(({ key }) => key));
  for (const { key } of before) if (!keys.has(key)) stopColumn(app, key);
  const shown = new Set(now.map(({ looked }) => looked.frames));
  const gone = before.flatMap(({ looked: { frames } }) => (shown.has(frames) ? [] : frames));
  if (gone.length === 0) return;
  const kept = new Set(now.flatMap(({ looked }) => looked.frames));
  for (const frame of gone) if (!kept.has(frame)) URL.revokeObjectURL(frame.picture);
}

/** Ends a column's look ahead of the question; what it has seen stays. */
export function stopLook(app: App, key: number): void {
  app.jobs.stop(`look-${key}`);
  changeLooked(app, key, (looked) => ({ ...looked, watch: { status: 'stopped' } }));
}

/** Samples and encodes the open clip as a column's recipe says. */
async function lookAt(app: App, key: number, wait: number): Promise<void> {
  const signal = app.jobs.start(`look-${key}`);
  await new Promise((resolve) => setTimeout(resolve, wait));
  const { clip, compare, settings } = app.store.getState();
  const column = columnWith(compare, key);
  if (signal.aborted || clip.current === null || column === undefined) return;
  const { recipe } = column;
  const change = (next: (looked: Looked) => Looked) => !signal.aborted && changeLooked(app, key, next);
  const watch = (state: Watch) => change((looked) => ({ ...looked, watch: state }));
  change((looked) => resampled(looked, samplerKey(recipe), layoutKey(recipe)));
  try {
    await columnReady(app, column, signal);
    const input = { ...besideIn({ settings }, column), clip: clip.current.id, recipe };
    const watching = app.client.call('watch', input, signal);
    await follow(watching, (event) => {
      if (signal.aborted) return;
      columnWatched(app, key, recipe, event);
      if (event.type === 'stage') watch({ status: 'watching', progress: event });
    });
    watch({ status: 'done' });
  } catch (thrown) {
    const failure = failureOf(thrown);
    watch({ status: 'failed', failure });
    if (!signal.aborted) reloadIfLost(app, failure);
  }
}

/** Takes a frame, or a notice of the clip, of a column's watch, also of one that its question makes. */
export function columnWatched(app: App, key: number, recipe: Recipe, event: WatchEvent): void {
  const looked = columnWith(app.store.getState().compare, key)?.looked;
  if (looked?.sampler !== samplerKey(recipe)) return;
  if (event.type === 'notice') {
    changeLooked(app, key, (before) => ({ ...before, notices: withNotice(before.notices, event.notice) }));
  }
  if (event.type === 'chosen') changeLooked(app, key, (before) => withChosen(before, event.count));
  if (event.type === 'search') changeLooked(app, key, (before) => ({ ...before, search: event.steps }));
  if (event.type !== 'frame') return;
  const { frame } = event;
  if (looked.frames.find(({ index }) => index === frame.index)?.time === frame.time) return;
  const taken = stripFrame(frame);
  changeLooked(app, key, (before) => withFrame(before, taken));
}

const changeLooked = (app: App, key: number, change: (looked: Looked) => Looked): void =>
  update(app, 'compare', (compare) => withLooked(compare, key, change));
