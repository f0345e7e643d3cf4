import './Compare.css';
import { useMemo } from 'react';
import { useShallow } from 'zustand/react/shallow';
import type { Recipe } from '../../../domain/recipe.ts';
import { useApp, useAppState } from '../../AppContext.ts';
import { type App, update } from '../../actions/app.ts';
import { stopAll } from '../../actions/compareAsk.ts';
import { followReplay } from '../../actions/compareReplay.ts';
import { watchColumns } from '../../actions/compareWatch.ts';
import { keepComparisons } from '../../actions/keepComparisons.ts';
import { useShortcut } from '../../keyboard/KeyboardContext.ts';
import { evidenceIn } from '../../store/compare.ts';
import { redone, undone, withColumnRecipe } from '../../store/compareEdits.ts';
import { momentsIn, withMoments } from '../../store/recipe.ts';
import { spokenOf } from '../../store/words.ts';
import { nameOf } from '../../wording/compare.ts';
import { say } from '../../wording/language.ts';
import { focused } from '../Frames/focused.ts';
import { mapsOver } from '../Frames/useShownMaps.ts';
import { spoken } from '../Frames/useSpoken.ts';
import { ClipBar } from '../Open/ClipBar.tsx';
import { Samples } from '../Open/Samples.tsx';
import type { Lane, Moments } from '../Player/lane.ts';
import { Player } from '../Player/Player.tsx';
import { Columns } from './Columns.tsx';
import { CompareComposer } from './CompareComposer.tsx';
import { CompareTools } from './CompareTools.tsx';
import { ReplayBar } from './ReplayBar.tsx';
import { gridOf } from './useColumnGrid.ts';

/** What goes on for the comparison from now on, on show or not. */
export function beginComparing(app: App): void {
  watchColumns(app);
  followReplay(app);
  keepComparisons(app);
}

/** Recipes next to one another, on the same clip and the same question: what each looked at, what it cost, what it said. */
export function CompareView() {
  useCompareKeys();
  return (
    <main className="compare-view">
      <section className="video-pane" aria-label={say('Video')}>
        <ClipBar />
        <ComparePlayer />
        <Samples />
      </section>
      <section className="compare-pane" aria-label={say('Compare')}>
        <CompareComposer />
        <CompareTools />
        <ReplayBar />
        <Columns />
      </section>
    </main>
  );
}

/** One player for all columns, with a lane of the timeline for each. */
function ComparePlayer() {
  const app = useApp();
  const show = (shown: number) => update(app, 'compare', (compare) => ({ ...compare, shown }));
  return <Player lanes={useLanes()} onShow={show} />;
}

/** Only of what lanes show: an answer that grows by a word changes none. */
function useLanes(): readonly Lane[] {
  const app = useApp();
  const keys = useAppState(useShallow(({ compare }) => compare.columns.map(({ key }) => key)));
  const names = useAppState(useShallow(({ compare }) => compare.columns.map(nameOf)));
  const frames = useAppState(useShallow(({ compare }) => compare.columns.map(({ looked }) => looked.frames)));
  const searches = useAppState(useShallow(({ compare }) => compare.columns.map(({ looked }) => looked.search)));
  const recipes = useAppState(useShallow(({ compare }) => compare.columns.map(({ recipe }) => recipe)));
  const evidence = useAppState(useShallow(({ compare }) => compare.columns.map(evidenceIn)));
  const shown = useAppState(({ compare }) => compare.shown);
  const lit = useAppState(({ compare }) => compare.hovered ?? compare.shown);
  const grids = useAppState(useShallow((state) => state.compare.columns.map((column) => gridOf(state, column))));
  const words = useAppState((state) => state.words);
  const focus = useAppState((state) => state.focus);
  return useMemo(() => {
    const mapsOf = (at: number, key: number) => {
      const whole = mapsOver(frames[at] ?? [], evidence[at] ?? null, grids[at]);
      return focused(spoken(whole, spokenOf(words, whole?.scores)?.finding), focus, key);
    };
    return keys.map((key, at) => ({
      key,
      owner: key,
      name: names[at] ?? '',
      frames: frames[at] ?? [],
      maps: mapsOf(at, key),
      search: searches[at] ?? [],
      moments: momentsOf(app, key, recipes[at]),
      isShown: key === shown,
      isLit: key === lit,
    }));
  }, [app, keys, names, frames, searches, recipes, evidence, shown, lit, grids, words, focus]);
}

function momentsOf(app: App, key: number, recipe: Recipe | undefined): Moments | null {
  const moments = recipe && momentsIn(recipe);
  if (!recipe || !moments) return null;
  const onChange: Moments['onChange'] = (times, by) =>
    update(app, 'compare', (compare) => withColumnRecipe(compare, key, withMoments(recipe, times), by));
  return { ...moments, onChange };
}

/** Stops, undoes, and shows another column. */
function useCompareKeys(): void {
  const app = useApp();
  const show = (at: number) => {
    const column = app.store.getState().compare.columns[at];
    if (column) update(app, 'compare', (compare) => ({ ...compare, shown: column.key }));
  };
  useShortcut('stop', () => stopAll(app));
  useShortcut('undo', () => update(app, 'compare', undone));
  useShortcut('redo', () => update(app, 'compare', redone));
  useShortcut('column', (key) => show(Number(key) - 1));
}
