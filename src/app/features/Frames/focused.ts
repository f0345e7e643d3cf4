import { blendMass } from '../../../domain/blend.ts';
import type { StripOwner } from '../../store/focus.ts';
import { type Focus, onAll } from '../../store/focus.ts';
import type { Scales, TokenGrid } from './tokenLevels.ts';

/** The maps with what is used narrowed to the video tokens in focus; all of them where the focus is on none of these. */
export function focused(maps: TokenGrid | null, focus: Focus, owner: StripOwner): TokenGrid | null {
  if (maps === null || focus.on === 'all') return maps;
  const found =
    focus.on === 'scale'
      ? maps.videoTokens.filter(({ window }) => window === focus.window)
      : maps.videoTokens.filter((_, at) => focus.owner === owner && at === focus.at);
  return found.length === 0 ? maps : { ...maps, mass: blendMass(found, maps.mass.length), focus };
}

/** The maps with ramps whose ends stand for the same elsewhere. */
export const scaled = (maps: TokenGrid | null, scales: Scales | null): TokenGrid | null =>
  maps && scales ? { ...maps, scales } : maps;

/** Maps of which nothing is singled out. */
export const unfocused = (maps: Omit<TokenGrid, 'focus'>): TokenGrid => ({ ...maps, focus: onAll });
