import './AskView.css';
import { useApp, useAppState } from '../../AppContext.ts';
import { stopAnswer } from '../../actions/askQuestion.ts';
import { useShortcut } from '../../keyboard/KeyboardContext.ts';
import type { StripFrame } from '../../store/clip.ts';
import { Composer } from '../Conversation/Composer.tsx';
import { Conversation } from '../Conversation/Conversation.tsx';
import { Frames } from '../Frames/Frames.tsx';
import { useShownMaps } from '../Frames/useShownMaps.ts';
import { ClipBar } from '../Open/ClipBar.tsx';
import { Samples } from '../Open/Samples.tsx';
import { Player } from '../Player/Player.tsx';
import { Recipe } from '../Recipe/Recipe.tsx';

/** The main job on one page: a video and its evidence on one side, questions and answers on the other. */
export function AskView() {
  const app = useApp();
  useShortcut('stop', () => stopAnswer(app));
  return (
    <main className="panes">
      <section className="video-pane" aria-label="Video">
        <ClipBar />
        <AskPlayer />
        <Frames />
        <Recipe />
        <Samples />
      </section>
      <section className="talk-pane" aria-label="Questions and answers">
        <Conversation />
        <Composer />
      </section>
    </main>
  );
}

const noFrames: readonly StripFrame[] = [];

/** The player with the frames in the strip, and the maps of the answer on show. */
function AskPlayer() {
  const frames = useAppState((state) => state.clip.current?.frames ?? noFrames);
  const maps = useShownMaps();
  return <Player lanes={[{ key: 0, name: 'Sampled frames', frames, maps, isShown: true, isLit: true }]} />;
}
