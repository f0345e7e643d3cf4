import { Film } from 'lucide-react';
import { useAppState } from '../../AppContext.ts';
import { say } from '../../wording/language.ts';

/** What stands in the player's place while no clip is open: where to drop one, and that it goes nowhere. */
export function OpenTile() {
  const opening = useAppState((state) => state.clip.opening);
  return (
    <div className="open-tile">
      <Film size={32} aria-hidden="true" />
      <p>
        {opening.status === 'opening'
          ? say('Opening {name} …', { name: opening.name })
          : say('Drop a video or a picture here')}
      </p>
      <p className="small muted">{say('Your video stays on this machine.')}</p>
    </div>
  );
}
