import { Film } from 'lucide-react';
import { useAppState } from '../../AppContext.ts';

/** What stands in the player's place while no clip is open: where to drop one, and that it goes nowhere. */
export function OpenTile() {
  const opening = useAppState((state) => state.clip.opening);
  return (
    <div className="open-tile">
      <Film size={32} aria-hidden="true" />
      <p>{opening.status === 'opening' ? `Opening ${opening.name} …` : 'Drop a video here'}</p>
      <p className="small muted">Your video stays on this machine.</p>
    </div>
  );
}
