import '../Frames/Frames.css';
import { useMemo } from 'react';
import type { ClipInfo } from '../../../domain/frame.ts';
import { mostFrames, needsQuestion } from '../../../domain/recipe.ts';
import { useApp, useAppState } from '../../AppContext.ts';
import { askAgain } from '../../actions/compareAsk.ts';
import { PartView } from '../../parts/PartView.tsx';
import type { Looked } from '../../store/clip.ts';
import { type Column, evidenceIn, isRunning } from '../../store/compare.ts';
import { wordError } from '../../wording/errors.ts';
import { wordNotice } from '../../wording/notices.ts';
import { EditBar } from '../Frames/EditBar.tsx';
import { focused, scaled } from '../Frames/focused.ts';
import { MapLegend } from '../Frames/MapSwitch.tsx';
import { picturesInStrip } from '../Frames/picturesInStrip.ts';
import { Strip } from '../Frames/Strip.tsx';
import { StripBar } from '../Frames/StripBar.tsx';
import { tokenBarsPart } from '../Frames/tokenBarsPart.ts';
import { mapsOver } from '../Frames/useShownMaps.ts';
import { useSpoken } from '../Frames/useSpoken.ts';
import { useSharedScales } from './sharedScales.ts';
import { useColumnGrid } from './useColumnGrid.ts';

/** The frames that a column looked at, with its token maps. */
export function ColumnFrames({ column }: { readonly column: Column }) {
  const info = useAppState((state) => state.clip.current?.info);
  const grid = useColumnGrid(column);
  const { looked, recipe } = column;
  const evidence = evidenceIn(column);
  const focus = useAppState((state) => state.focus);
  const whole = useMemo(() => mapsOver(looked.frames, evidence, grid), [looked.frames, evidence, grid]);
  const spoken = useSpoken(whole);
  const scales = useSharedScales(column);
  const maps = useMemo(() => scaled(focused(spoken, focus, column.key), scales), [spoken, focus, column.key, scales]);
  const app = useApp();
  const canAsk = useAppState(({ compare }) => compare.asked !== null && !isRunning(compare));
  const again = canAsk ? () => askAgain(app, column.key) : null;
  if (info === undefined) return <div className="frames" />;
  return (
    <div className="frames">
      <LookFailure looked={looked} />
      <StripBar>
        <Strip
          owner={column.key}
          edits={looked.edits}
          info={info}
          frames={looked.frames}
          maps={maps}
          grid={grid}
          pictures={picturesInStrip(looked, recipe, awaited(column, info))}
        />
      </StripBar>
      {maps && <PartView part={tokenBarsPart} as="div" given={{ owner: column.key, maps }} />}
      {maps && <MapLegend maps={maps} />}
      <EditBar owner={column.key} edits={looked.edits} recipe={recipe} onAskAgain={again} />
      {looked.notices.map((notice) => (
        <p key={notice.code} className="notice">
          {wordNotice(notice)}
        </p>
      ))}
    </div>
  );
}

/** Frames still to come: those chosen, or those that a question is to choose, less those there. */
function awaited({ recipe, answer, looked: { watch, frames, chosen } }: Column, info: ClipInfo): number {
  if (watch.status === 'failed') return 0;
  if (frames.length === 0 && chosen === null && needsQuestion(recipe)) return mostFrames(recipe, info);
  const isComing = answer.status === 'streaming' || watch.status === 'watching';
  return isComing ? Math.max(0, (chosen ?? 0) - frames.length) : 0;
}

function LookFailure({ looked: { watch } }: { readonly looked: Looked }) {
  if (watch.status !== 'failed') return null;
  const { what, next } = wordError(watch.failure);
  return (
    <p role="alert" className="failure">
      {what} {next}
    </p>
  );
}
