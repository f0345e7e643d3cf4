import type { StripFrame } from '../../store/clip.ts';
import type { TokenGrid } from '../Frames/tokenLevels.ts';

/** A row of the timeline: the frames that one recipe looks at, and what an answer made of them. */
export type Lane = {
  readonly key: number;
  readonly name: string;
  readonly frames: readonly StripFrame[];
  readonly maps: TokenGrid | null;
  /** The player steps through this lane's frames and shows its maps; one lane is shown. */
  readonly isShown: boolean;
  /** Drawn in the accent. */
  readonly isLit: boolean;
};
