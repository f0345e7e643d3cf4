import { useAppState } from '../../AppContext.ts';
import type { OpenClip } from '../../store/clip.ts';
import { wordError } from '../../wording/errors.ts';
import { say } from '../../wording/language.ts';
import { wordProgress, wordSampled } from '../../wording/stages.ts';

/** One line on the frames: how far looking at them is, or that it is done. */
export function WatchStatus({ clip }: { readonly clip: OpenClip }) {
  const engine = useAppState((state) => state.engine.status);
  const recipe = useAppState((state) => state.recipe.value);
  const { watch, frames } = clip;
  if (watch.status === 'failed') {
    const { what, next } = wordError(watch.failure);
    return (
      <p role="alert" className="failure">
        {what} {next}
      </p>
    );
  }
  const line = () => {
    if (watch.status === 'done') return wordSampled(recipe, frames.length);
    if (watch.status === 'watching') return watch.progress ? wordProgress(watch.progress) : say('Looking at the video');
    return say(
      engine === 'failed' ? 'Not looked at yet: there is no model' : 'Looking at the video once the model runs',
    );
  };
  return (
    <p role="status" aria-label={say('Video progress')} className="watch-status">
      {line()}
    </p>
  );
}
