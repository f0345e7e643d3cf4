import type { SearchStep } from '../../../domain/relevance.ts';
import type { ClipId } from '../../../protocol/messages.ts';
import { useAppState } from '../../AppContext.ts';
import { formatCounted, formatTime } from '../../format.ts';
import { say } from '../../wording/language.ts';
import { usePlayer } from '../Player/PlayerContext.ts';

type Props = {
  readonly search: readonly SearchStep[];
  /** The clip that was searched. */
  readonly clip: ClipId | undefined;
};

/** Each step of a search: how many frames it looked at, and the one that has most to do with the question. */
export function SearchSteps({ search, clip }: Props) {
  const { seek } = usePlayer();
  const isOpen = useAppState((state) => state.clip.current?.id === clip);
  return (
    <ol className="search-steps">
      {search.map(({ times, relevance }) => {
        const best = times[relevance.indexOf(Math.max(...relevance))];
        return (
          <li key={times.join()}>
            {say('Looked at {moments}', { moments: formatCounted(times.length, 'moment') })}
            {best !== undefined && (
              <>
                {say(', nearest to the question at')}{' '}
                <button type="button" className="button" disabled={!isOpen} onClick={() => seek(best)}>
                  {formatTime(best)}
                </button>{' '}
                ({Math.max(...relevance).toFixed(2)})
              </>
            )}
          </li>
        );
      })}
    </ol>
  );
}
