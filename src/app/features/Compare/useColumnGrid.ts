import { useAppState } from '../../AppContext.ts';
import { type Column, engineOf } from '../../store/compare.ts';
import type { State } from '../../store/store.ts';
import type { PatchGrid } from '../Frames/patchGrid.ts';

/** The grid of a frame's visual tokens in the model that answers a column; undefined before that runs. */
export function gridOf(state: Pick<State, 'engine' | 'beside' | 'settings'>, column: Column): PatchGrid | undefined {
  const engine = engineOf(state, column);
  return engine.status === 'ready' ? engine.bundle.visionTokensPerFrame : undefined;
}

export const useColumnGrid = (column: Column): PatchGrid | undefined => useAppState((state) => gridOf(state, column));
