import { useAppState } from '../../AppContext.ts';
import type { StripOwner } from '../../store/focus.ts';
import { TokenBar } from './TokenBar.tsx';
import type { TokenGrid } from './tokenLevels.ts';
import { VideoTokenBar } from './VideoTokenBar.tsx';
import { WordsBar } from './WordsBar.tsx';

type Props = { readonly owner: StripOwner; readonly maps: TokenGrid };

/** What was kept of the frames, and below it what became of that; in their place what the tokens say, where that is shown. */
export function TokenBars({ owner, maps }: Props) {
  const areWordsShown = useAppState(
    ({ settings, engine }) => settings.map === 'words' && engine.status === 'ready' && engine.bundle.hasWords,
  );
  return (
    <>
      {areWordsShown && <WordsBar owner={owner} maps={maps} />}
      <TokenBar owner={owner} maps={maps} />
      <VideoTokenBar owner={owner} maps={maps} />
    </>
  );
}
