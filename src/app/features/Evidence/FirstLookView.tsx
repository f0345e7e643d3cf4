import type { FirstLook } from '../../../domain/answer.ts';
import type { ClipId } from '../../../protocol/messages.ts';
import { useAppState } from '../../AppContext.ts';
import { formatCounted, formatTime } from '../../format.ts';
import { say } from '../../wording/language.ts';
import { usePlayer } from '../Player/PlayerContext.ts';

type Props = {
  readonly look: FirstLook;
  /** The clip that was looked at. */
  readonly clip: ClipId | undefined;
};

/** What the look before told, and where it sent this one. */
export function FirstLookView({ look: { times, answer, moment }, clip }: Props) {
  const { seek } = usePlayer();
  const isOpen = useAppState((state) => state.clip.current?.id === clip);
  return (
    <p className="first-look">
      {say('Looked at {moments}: “{answer}”. Then closer, around', {
        moments: formatCounted(times.length, 'moment'),
        answer,
      })}{' '}
      <button type="button" className="button" disabled={!isOpen} onClick={() => seek(moment)}>
        {formatTime(moment)}
      </button>
    </p>
  );
}
