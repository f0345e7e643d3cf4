import { useMemo } from 'react';
import { useAppState } from '../../AppContext.ts';
import { evidenceOf } from '../../store/conversation.ts';
import type { State } from '../../store/store.ts';
import type { TokenGrid } from './tokenLevels.ts';

const shownEvidence = ({ clip, conversation: { entries, shown } }: State) =>
  evidenceOf(entries.find((entry) => entry.key === shown && entry.clip === clip.current?.id));

/** The token maps of the answer on show, when they are about the very frames in the strip. */
export function useShownMaps(): TokenGrid | null {
  const evidence = useAppState(shownEvidence);
  const frames = useAppState((state) => state.clip.current?.frames);
  const grid = useAppState((state) =>
    state.engine.status === 'ready' ? state.engine.bundle.visionTokensPerFrame : undefined,
  );
  return useMemo(() => {
    const times = evidence?.frameTimes ?? [];
    const same = frames?.length === times.length && frames.every(({ time }, at) => time === times[at]);
    return evidence?.maps && grid && same ? { ...evidence.maps, ...grid, frames: times.length } : null;
  }, [evidence, frames, grid]);
}
