import './Shell.css';
import { useMemo, useRef } from 'react';
import { useAppState } from '../../AppContext.ts';
import type { View } from '../../store/address.ts';
import { Alerts } from '../Alerts/Alerts.tsx';
import { AskView } from '../AskView/AskView.tsx';
import { CompareView } from '../Compare/CompareView.tsx';
import { EvaluateView } from '../Evaluate/EvaluateView.tsx';
import { Header } from '../Header/Header.tsx';
import { DropTarget } from '../Open/DropTarget.tsx';
import { PlayerContext, playerOf } from '../Player/PlayerContext.ts';

const views: Readonly<Record<View, typeof AskView>> = { ask: AskView, compare: CompareView, evaluate: EvaluateView };

/** What every view has around it: which model answers, what went wrong, a place to drop a file, and one player. */
export function Shell() {
  const CurrentView = views[useAppState((state) => state.view)];
  const video = useRef<HTMLVideoElement>(null);
  const player = useMemo(() => playerOf(video), []);
  return (
    <PlayerContext value={player}>
      <div className="shell">
        <Header />
        <Alerts />
        <CurrentView />
        <DropTarget />
      </div>
    </PlayerContext>
  );
}
