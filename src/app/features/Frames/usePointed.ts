import { useApp, useAppState } from '../../AppContext.ts';
import { pointTokens } from '../../actions/pointTokens.ts';
import type { StripOwner } from '../../store/focus.ts';
import { type PatchGrid, tokensOf } from './patchGrid.ts';
import { keptIn, type TokenGrid } from './tokenLevels.ts';

type Picture = { readonly owner: StripOwner; readonly at: number; readonly maps: TokenGrid | null };

/** The patch of a picture whose token is pointed at, alone; null where it is none of this picture's. */
export function usePointedPatch({ owner, at, maps }: Picture): number | null {
  return useAppState(({ pointed }) => {
    const [token, ...others] = pointed?.owner === owner && maps ? pointed.tokens : [];
    return token === undefined || maps === null || others.length > 0 ? null : patchOf(maps, at, token);
  });
}

function patchOf({ rows, columns }: PatchGrid, at: number, token: number): number | null {
  const patch = token - at * rows * columns;
  return patch >= 0 && patch < rows * columns ? patch : null;
}

/** Points at a patch of a picture, at all of its kept tokens, or at nothing more; nothing where there are no tokens yet. */
export function usePoint({ owner, at, maps }: Picture): (patch: number | 'kept' | null) => void {
  const app = useApp();
  return (patch) => {
    if (maps === null) return;
    const tokens = tokensOf(maps, at);
    const pointed = patch === 'kept' ? keptIn(maps, at) : patch === null ? [] : [patch];
    pointTokens(
      app,
      owner,
      pointed.flatMap((one) => tokens[one] ?? []),
    );
  };
}
