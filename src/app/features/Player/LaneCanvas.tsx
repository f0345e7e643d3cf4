import { memo } from 'react';
import { useAppState } from '../../AppContext.ts';
import { usePaintedCanvas } from '../../controls/usePaintedCanvas.ts';
import type { Lane } from './lane.ts';
import { paintLane } from './paintLane.ts';
import type { TimeWindow } from './timeWindow.ts';

type Props = { readonly shown: TimeWindow; readonly lane: Lane };

/** A lane's marks, bars and search. Painted when one of these changes, not with each frame of a video that plays. */
export const LaneCanvas = memo(function LaneCanvas({ shown, lane }: Props) {
  const kind = useAppState((state) => (state.settings.map === 'picture' ? 'significance' : state.settings.map));
  const canvas = usePaintedCanvas((context, size) => paintLane(context, size, shown, lane, kind));
  return <canvas ref={canvas} data-lit={lane.isLit || undefined} />;
});
