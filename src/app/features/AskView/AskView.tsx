import './AskView.css';
import type { SearchStep } from '../../../domain/relevance.ts';
import { useApp, useAppState } from '../../AppContext.ts';
import { stopAnswer } from '../../actions/askQuestion.ts';
import { changeRecipe } from '../../actions/changeRecipe.ts';
import { useShortcut } from '../../keyboard/KeyboardContext.ts';
import type { StripFrame } from '../../store/clip.ts';
import { momentsIn, withMoments } from '../../store/recipe.ts';
import { say } from '../../wording/language.ts';
import { Composer } from '../Conversation/Composer.tsx';
import { Conversation } from '../Conversation/Conversation.tsx';
import { Frames } from '../Frames/Frames.tsx';
import { useShownMaps } from '../Frames/useShownMaps.ts';
import { ClipBar } from '../Open/ClipBar.tsx';
import { Samples } from '../Open/Samples.tsx';
import type { Moments } from '../Player/lane.ts';
import { Player } from '../Player/Player.tsx';
import { Recipe } from '../Recipe/Recipe.tsx';

/** The main job on one page: a video and its evidence on one side, questions and answers on the other. */
export function AskView() {
  const app = useApp();
  useShortcut('stop', () => stopAnswer(app));
  return (
    <main className="panes">
      <section className="video-pane" aria-label={say('Video')}>
        <ClipBar />
        <AskPlayer />
        <Frames />
        <Recipe />
        <Samples />
      </section>
      <section className="talk-pane" aria-label={say('Questions and answers')}>
        <Conversation />
        <Composer />
      </section>
    </main>
  );
}

const noFrames: readonly StripFrame[] = [];
const noSteps: readonly SearchStep[] = [];

/** The moments that the user sets, where the recipe takes some. */
function useAskMoments(): Moments | null {
  const app = useApp();
  const recipe = useAppState((state) => state.recipe.value);
  const moments = momentsIn(recipe);
  return moments && { ...moments, onChange: (times, by) => changeRecipe(app, withMoments(recipe, times), by) };
}

/** The player with the frames in the strip, and the maps of the answer on show. */
function AskPlayer() {
  const frames = useAppState((state) => state.clip.current?.frames ?? noFrames);
  const search = useAppState((state) => state.clip.current?.search ?? noSteps);
  const maps = useShownMaps();
  const moments = useAskMoments();
  const lane = { key: 0, owner: 'conversation', name: say('Sampled frames'), isShown: true, isLit: true } as const;
  return <Player lanes={[{ ...lane, frames, maps, search, moments }]} />;
}
