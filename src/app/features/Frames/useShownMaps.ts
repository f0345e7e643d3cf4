import { useMemo } from 'react';
import type { BundleSummary } from '../../../protocol/messages.ts';
import { useAppState } from '../../AppContext.ts';
import type { StripFrame } from '../../store/clip.ts';
import { evidenceOf, type KeptEvidence } from '../../store/conversation.ts';
import type { State } from '../../store/store.ts';
import { focused, unfocused } from './focused.ts';
import type { TokenGrid } from './tokenLevels.ts';
import { useSpoken } from './useSpoken.ts';

const shownEvidence = ({ clip, conversation: { entries, shown } }: State) =>
  evidenceOf(entries.find((entry) => entry.key === shown && entry.clip === clip.current?.id));

/** The token maps of the answer on show, when they are about the very frames in the strip. */
export function useShownMaps(): TokenGrid | null {
  const evidence = useAppState(shownEvidence);
  const frames = useAppState((state) => state.clip.current?.frames);
  const grid = useTokensPerFrame();
  const focus = useAppState((state) => state.focus);
  const whole = useMemo(() => mapsOver(frames ?? [], evidence, grid), [evidence, frames, grid]);
  const spoken = useSpoken(whole);
  return useMemo(() => focused(spoken, focus, 'conversation'), [spoken, focus]);
}

type TokensPerFrame = BundleSummary['visionTokensPerFrame'];

/** The grid of a frame's visual tokens; undefined before the model runs. */
export const useTokensPerFrame = (): TokensPerFrame | undefined =>
  useAppState((state) => (state.engine.status === 'ready' ? state.engine.bundle.visionTokensPerFrame : undefined));

/** The maps of an answer; null where it rests on other frames than these, or on a model that saw them in other grids. */
export function mapsOver(
  frames: readonly StripFrame[],
  evidence: KeptEvidence | null,
  grid: TokensPerFrame | undefined,
): TokenGrid | null {
  const times = evidence?.frameTimes ?? [];
  const same = frames.length === times.length && frames.every(({ time }, at) => time === times[at]);
  if (!evidence?.maps || !grid || !same) return null;
  const { maps, pictures } = evidence;
  const isOnGrid = maps.scores.length === pictures.length * grid.rows * grid.columns;
  return isOnGrid ? unfocused({ ...maps, ...grid, pictures }) : null;
}
