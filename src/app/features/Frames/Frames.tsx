import './Frames.css';
import type { CSSProperties } from 'react';
import { Toolbar } from 'react-aria-components/Toolbar';
import { mostFrames } from '../../../domain/recipe.ts';
import { useAppState } from '../../AppContext.ts';
import { formatCounted, formatPercent, formatTime } from '../../format.ts';
import { frameAt, type OpenClip, type StripFrame } from '../../store/clip.ts';
import { wordNotice } from '../../wording/notices.ts';
import { usePlayer, useVideo } from '../Player/PlayerContext.ts';
import { MapSwitch } from './MapSwitch.tsx';
import { TokenMap } from './TokenMap.tsx';
import { frameValues, keptIn, type TokenGrid } from './tokenLevels.ts';
import { useShownMaps } from './useShownMaps.ts';
import { WatchStatus } from './WatchStatus.tsx';

/** The strip of sampled frames: what the model looks at, and what came of it. */
export function Frames() {
  const clip = useAppState((state) => state.clip.current);
  const maps = useShownMaps();
  if (clip === null) return null;
  return (
    <div className="frames">
      <div className="head">
        <WatchStatus clip={clip} />
        {maps && <MapSwitch maps={maps} />}
      </div>
      <Toolbar aria-label="Frames" className="strip">
        <Strip clip={clip} maps={maps} />
      </Toolbar>
      {clip.notices.map((notice) => (
        <p key={notice.code} className="notice">
          {wordNotice(notice)}
        </p>
      ))}
    </div>
  );
}

function Strip({ clip, maps }: { readonly clip: OpenClip; readonly maps: TokenGrid | null }) {
  const { frames } = clip;
  const pointed = useAppState((state) => state.pointedTime);
  const current = useVideo((video) => frameAt(frames, video.currentTime)?.index, undefined);
  const recipe = useAppState((state) => state.recipe.value);
  const wanted = mostFrames(recipe, clip.info);
  const lit = pointed === null ? undefined : frameAt(frames, pointed)?.index;
  return (
    <ul aria-label="Sampled frames" style={{ '--columns': columnsFor(wanted, clip) } as CSSProperties}>
      {frames.map((frame) => (
        <Frame
          key={frame.index}
          frame={frame}
          clip={clip}
          maps={maps}
          isCurrent={frame.index === current}
          isLit={frame.index === lit}
        />
      ))}
      <Waiting clip={clip} count={wanted - frames.length} />
    </ul>
  );
}

/** Even rows; a few frames do not grow beyond a fifth of the width, and upright ones stand closer. */
function columnsFor(frames: number, { info }: OpenClip): number {
  const most = info.width < info.height ? 14 : 10;
  return Math.max(most / 2, Math.ceil(frames / Math.ceil(frames / most)));
}

/** Room for the frames still to come, so that nothing moves when they do. */
function Waiting({ clip, count }: { readonly clip: OpenClip; readonly count: number }) {
  if (clip.watch.status === 'done' || clip.watch.status === 'failed') return null;
  return Array.from({ length: Math.max(0, count) }, (_, at) => at + clip.frames.length).map((index) => (
    <li key={index} aria-hidden="true">
      <span className="picture empty" style={{ aspectRatio: `${clip.info.width} / ${clip.info.height}` }} />
    </li>
  ));
}

type FrameProps = {
  readonly frame: StripFrame;
  readonly clip: OpenClip;
  readonly maps: TokenGrid | null;
  readonly isCurrent: boolean;
  readonly isLit: boolean;
};

function Frame({ frame, clip, maps, isCurrent, isLit }: FrameProps) {
  const { seek } = usePlayer();
  const kind = useAppState((state) => state.settings.map);
  const { time, index, picture } = frame;
  const told = maps ? tellFrame(maps, index) : '';
  return (
    <li data-lit={isLit || undefined}>
      <button
        type="button"
        className="picture"
        style={{ aspectRatio: `${clip.info.width} / ${clip.info.height}` }}
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
