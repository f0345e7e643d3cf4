import './AskView.css';
import { useEffect, useMemo, useRef } from 'react';
import { useApp } from '../../AppContext.ts';
import { stopAnswer } from '../../actions/askQuestion.ts';
import { Alerts } from '../Alerts/Alerts.tsx';
import { Composer } from '../Conversation/Composer.tsx';
import { Conversation } from '../Conversation/Conversation.tsx';
import { Frames } from '../Frames/Frames.tsx';
import { Header } from '../Header/Header.tsx';
import { ClipBar } from '../Open/ClipBar.tsx';
import { DropTarget } from '../Open/DropTarget.tsx';
import { Samples } from '../Open/Samples.tsx';
import { Player } from '../Player/Player.tsx';
import { PlayerContext, playerOf } from '../Player/PlayerContext.ts';
import { Recipe } from '../Recipe/Recipe.tsx';

/** The main job on one page: a video and its evidence on one side, questions and answers on the other. */
export function AskView() {
  const video = useRef<HTMLVideoElement>(null);
  const player = useMemo(() => playerOf(video), []);
  useEscapeToStop();
  return (
    <PlayerContext value={player}>
      <div className="ask-view">
        <Header />
        <Alerts />
        <main className="panes">
          <section className="video-pane" aria-label="Video">
            <ClipBar />
            <Player />
            <Frames />
            <Recipe />
            <Samples />
          </section>
          <section className="talk-pane" aria-label="Questions and answers">
            <Conversation />
            <Composer />
          </section>
        </main>
        <DropTarget />
      </div>
    </PlayerContext>
  );
}

/** Escape stops the answer, unless something nearer (a tooltip, a sheet) takes it to close. */
function useEscapeToStop(): void {
  const app = useApp();
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const open = document.querySelector('dialog[open], [popover]:popover-open');
      if (event.key === 'Escape' && !event.defaultPrevented && open === null) stopAnswer(app);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [app]);
}
