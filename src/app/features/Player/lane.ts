import type { SearchStep } from '../../../domain/relevance.ts';
import type { Seconds } from '../../../domain/units.ts';
import type { StripFrame } from '../../store/clip.ts';
import type { StripOwner } from '../../store/focus.ts';
import type { RecipeMoments } from '../../store/recipe.ts';
import type { TokenGrid } from '../Frames/tokenLevels.ts';

/** Moments that a sampler takes from the user, to be set on the timeline. */
export type Moments = RecipeMoments & {
  /** @param by names the gesture: its changes in a row are undone at once. */
  readonly onChange: (times: readonly Seconds[], by: string) => void;
};

/** A row of the timeline: the frames that one recipe looks at, and what an answer made of them. */
export type Lane = {
  readonly key: number;
  /** Whose tokens its maps are of. */
  readonly owner: StripOwner;
  readonly name: string;
  readonly frames: readonly StripFrame[];
  readonly maps: TokenGrid | null;
  /** The player steps through this lane's frames and shows its maps; one lane is shown. */
  readonly isShown: boolean;
  /** What the question's search has looked at; empty where the sampler does not search. */
  readonly search: readonly SearchStep[];
  /** Null where the recipe's sampler chooses by itself. */
  readonly moments: Moments | null;
  /** Drawn in the accent. */
  readonly isLit: boolean;
};
