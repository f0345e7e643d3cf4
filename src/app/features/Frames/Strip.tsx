import type { CSSProperties } from 'react';
import type { ClipInfo } from '../../../domain/frame.ts';
import { useAppState } from '../../AppContext.ts';
import { formatCounted, formatPercent, formatTime } from '../../format.ts';
import { frameAt, type StripFrame } from '../../store/clip.ts';
import { usePlayer, useVideo } from '../Player/PlayerContext.ts';
import { TokenMap } from './TokenMap.tsx';
import { frameValues, keptIn, type TokenGrid } from './tokenLevels.ts';

type Props = {
  readonly info: ClipInfo;
  readonly frames: readonly StripFrame[];
  readonly maps: TokenGrid | null;
  /** Frames still to come. */
  readonly awaited: number;
};

/** The sampled frames in their order, each with its time and what came of it. */
export function Strip({ info, frames, maps, awaited }: Props) {
  const pointed = useAppState((state) => state.pointedTime);
  const current = useVideo((video) => frameAt(frames, video.currentTime)?.index, undefined);
  const lit = pointed === null ? undefined : frameAt(frames, pointed)?.index;
  const columns = columnsFor(frames.length + awaited, info);
  return (
    <ul aria-label="Sampled frames" style={{ '--columns': columns } as CSSProperties}>
      {frames.map((frame) => (
        <Frame
          key={frame.index}
          frame={frame}
          info={info}
          maps={maps}
          isCurrent={frame.index === current}
          isLit={frame.index === lit}
        />
      ))}
      <Awaited info={info} first={frames.length} count={awaited} />
    </ul>
  );
}

/** Even rows; a few frames do not grow beyond a fifth of the width, and upright ones stand closer. */
function columnsFor(frames: number, info: ClipInfo): number {
  const most = info.width < info.height ? 14 : 10;
  return Math.max(most / 2, Math.ceil(frames / Math.ceil(frames / most)));
}

type AwaitedProps = { readonly info: ClipInfo; readonly first: number; readonly count: number };

/** Room for the frames still to come, so that nothing moves when they do. */
const Awaited = ({ info, first, count }: AwaitedProps) =>
  Array.from({ length: Math.max(0, count) }, (_, at) => at + first).map((index) => (
    <li key={index} aria-hidden="true">
      <span className="picture empty" style={{ aspectRatio: `${info.width} / ${info.height}` }} />
    </li>
  ));

type FrameProps = {
  readonly frame: StripFrame;
  readonly info: ClipInfo;
  readonly maps: TokenGrid | null;
  readonly isCurrent: boolean;
  readonly isLit: boolean;
};

function Frame({ frame, info, maps, isCurrent, isLit }: FrameProps) {
  const { seek } = usePlayer();
  const kind = useAppState((state) => state.settings.map);
  const { time, index, picture } = frame;
  const told = maps ? tellFrame(maps, index) : '';
  return (
    <li data-lit={isLit || undefined}>
      <button
        type="button"
        className="picture"
        style={{ aspectRatio: `${info.width} / ${info.height}` }}
        aria-label={['Show frame', index + 1, 'at', formatTime(time), told].filter(Boolean).join(' ')}
        aria-current={isCurrent || undefined}
        title={told}
        onClick={() => seek(time)}
      >
        <img src={picture} alt="" />
        {maps && kind !== 'picture' && <TokenMap className="map" kind={kind} maps={maps} frame={index} />}
      </button>
      <time dateTime={String(time)}>{formatTime(time)}</time>
    </li>
  );
}

/** ': 21 tokens kept, 14 % of what the model read' */
function tellFrame(maps: TokenGrid, frame: number): string {
  const kept = formatCounted(keptIn(maps, frame).length, 'token');
  return `${kept} kept, ${formatPercent(frameValues('used', maps)[frame] ?? 0, 1)} of the video tokens`;
}
