import type { StripOwner } from '../../store/focus.ts';
import { TokenBar } from './TokenBar.tsx';
import type { TokenGrid } from './tokenLevels.ts';
import { VideoTokenBar } from './VideoTokenBar.tsx';

type Props = { readonly owner: StripOwner; readonly maps: TokenGrid };

/** What was kept of the frames, and below it what became of that. */
export const TokenBars = ({ owner, maps }: Props) => (
  <>
    <TokenBar owner={owner} maps={maps} />
    <VideoTokenBar owner={owner} maps={maps} />
  </>
);
