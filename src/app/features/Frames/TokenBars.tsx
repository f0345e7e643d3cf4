import { useAppState } from '../../AppContext.ts';
import { columnWith, engineOf } from '../../store/compare.ts';
import type { StripOwner } from '../../store/focus.ts';
import type { State } from '../../store/store.ts';
import { TokenBar } from './TokenBar.tsx';
import type { TokenGrid } from './tokenLevels.ts';
import { VideoTokenBar } from './VideoTokenBar.tsx';
import { WordsBar } from './WordsBar.tsx';

type Props = { readonly owner: StripOwner; readonly maps: TokenGrid };

/** What was kept of the frames, and below it what became of that; above them what the tokens say, where that is shown. */
export function TokenBars({ owner, maps }: Props) {
  const areWordsShown = useAppState((state) => state.settings.map === 'words' && hasWords(state, owner));
  return (
    <>
      {areWordsShown && <WordsBar owner={owner} maps={maps} />}
      <TokenBar owner={owner} maps={maps} />
      <VideoTokenBar owner={owner} maps={maps} />
    </>
  );
}

/** Whether the model whose tokens these are reads words off them. */
function hasWords(state: State, owner: StripOwner): boolean {
  const column = owner === 'conversation' ? {} : (columnWith(state.compare, owner) ?? {});
  const engine = engineOf(state, column);
  return engine.status === 'ready' && engine.bundle.hasWords;
}
