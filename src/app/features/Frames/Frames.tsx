import './Frames.css';
import { Toolbar } from 'react-aria-components/Toolbar';
import { mostFrames, needsQuestion, picturesOf, type Recipe } from '../../../domain/recipe.ts';
import { useAppState } from '../../AppContext.ts';
import type { OpenClip } from '../../store/clip.ts';
import { say } from '../../wording/language.ts';
import { wordNotice } from '../../wording/notices.ts';
import { MapSwitch } from './MapSwitch.tsx';
import { Strip } from './Strip.tsx';
import { useShownMaps } from './useShownMaps.ts';
import { WatchStatus } from './WatchStatus.tsx';

/** The strip of sampled frames: what the model looks at, and what came of it. */
export function Frames() {
  const clip = useAppState((state) => state.clip.current);
  const maps = useShownMaps();
  const recipe = useAppState((state) => state.recipe.value);
  if (clip === null) return null;
  const missing = mostFrames(recipe, clip.info) - clip.frames.length;
  const awaited = isAwaited(clip, recipe) ? Math.max(0, missing) : 0;
  return (
    <div className="frames">
      <div className="head">
        <WatchStatus clip={clip} />
        {maps && <MapSwitch maps={maps} />}
      </div>
      <Toolbar aria-label={say('Frames')} className="strip">
        <Strip
          info={clip.info}
          frames={clip.frames}
          maps={maps}
          pictures={picturesOf(recipe, clip.frames.length + awaited)}
        />
      </Toolbar>
      {clip.notices.map((notice) => (
        <p key={notice.code} className="notice">
          {wordNotice(notice)}
        </p>
      ))}
    </div>
  );
}

/** Frames that a question is to choose are awaited until it does. */
const isAwaited = ({ watch, frames }: OpenClip, recipe: Recipe): boolean =>
  watch.status === 'done' ? frames.length === 0 && needsQuestion(recipe) : watch.status !== 'failed';
