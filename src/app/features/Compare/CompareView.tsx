import './Compare.css';
import { useEffect, useMemo } from 'react';
import { useShallow } from 'zustand/react/shallow';
import { useApp, useAppState } from '../../AppContext.ts';
import { update } from '../../actions/app.ts';
import { stopAll } from '../../actions/compareAsk.ts';
import { useEscape } from '../../controls/useEscape.ts';
import { evidenceIn, redone, undone } from '../../store/compare.ts';
import { nameOf } from '../../wording/compare.ts';
import { mapsOver, useTokensPerFrame } from '../Frames/useShownMaps.ts';
import { ClipBar } from '../Open/ClipBar.tsx';
import { Samples } from '../Open/Samples.tsx';
import type { Lane } from '../Player/lane.ts';
import { Player } from '../Player/Player.tsx';
import { Columns } from './Columns.tsx';
import { CompareComposer } from './CompareComposer.tsx';
import { CompareTools } from './CompareTools.tsx';
import { ReplayBar } from './ReplayBar.tsx';

/** Recipes next to one another, on the same clip and the same question: what each looked at, what it cost, what it said. */
export function CompareView() {
  const app = useApp();
  useEscape(() => stopAll(app));
  useUndoKeys();
  return (
    <main className="compare-view">
      <section className="video-pane" aria-label="Video">
        <ClipBar />
        <ComparePlayer />
        <Samples />
      </section>
      <section className="compare-pane" aria-label="Compare">
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
  const keys = useAppState(useShallow(({ compare }) => compare.columns.map(({ key }) => key)));
  const names = useAppState(useShallow(({ compare }) => compare.columns.map(nameOf)));
  const frames = useAppState(useShallow(({ compare }) => compare.columns.map(({ looked }) => looked.frames)));
  const evidence = useAppState(useShallow(({ compare }) => compare.columns.map(evidenceIn)));
  const shown = useAppState(({ compare }) => compare.shown);
  const lit = useAppState(({ compare }) => compare.hovered ?? compare.shown);
  const grid = useTokensPerFrame();
  return useMemo(
    () =>
      keys.map((key, at) => ({
        key,
        name: names[at] ?? '',
        frames: frames[at] ?? [],
        maps: mapsOver(frames[at] ?? [], evidence[at] ?? null, grid),
        isShown: key === shown,
        isLit: key === lit,
      })),
    [keys, names, frames, evidence, shown, lit, grid],
  );
}

/** Ctrl+Z and Ctrl+Shift+Z (on a Mac, with Command) undo and redo edits of the columns; within a text, of the text. */
function useUndoKeys(): void {
  const app = useApp();
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const isText = event.target instanceof Element && event.target.matches('textarea, input:not([type="range"])');
      if (event.key.toLowerCase() !== 'z' || !(event.ctrlKey || event.metaKey) || isText) return;
      event.preventDefault();
      update(app, 'compare', event.shiftKey ? redone : undone);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [app]);
}
