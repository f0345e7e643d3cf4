import type { CSSProperties } from 'react';
import type { PictureLayout } from '../../../domain/composers/composer.ts';
import type { ClipInfo } from '../../../domain/frame.ts';
import { useAppState } from '../../AppContext.ts';
import { formatCounted, formatPercent, formatTime } from '../../format.ts';
import { frameAt, type StripFrame } from '../../store/clip.ts';
import { say } from '../../wording/language.ts';
import { usePlayer, useVideo } from '../Player/PlayerContext.ts';
import { TokenMap } from './TokenMap.tsx';
import { frameValues, keptIn, type TokenGrid } from './tokenLevels.ts';

type Props = {
  readonly info: ClipInfo;
  readonly frames: readonly StripFrame[];
  readonly maps: TokenGrid | null;
  /** The pictures that the frames there are, and are to come, make. */
  readonly pictures: readonly PictureLayout[];
};

/** What the model sees, in order: each picture with the times of its frames, and what came of it. */
export function Strip({ info, frames, maps, pictures }: Props) {
  const pointed = useAppState((state) => state.pointedTime);
  const current = useVideo((video) => frameAt(frames, video.currentTime)?.index, undefined);
  const lit = pointed === null ? undefined : frameAt(frames, pointed)?.index;
  const columns = columnsFor(pictures.length, info);
  const shows = (picture: PictureLayout, frame: number | undefined) =>
    frame !== undefined && picture.frames.includes(frame);
  return (
    <ul aria-label={say('Sampled frames')} style={{ '--columns': columns } as CSSProperties}>
      {pictures.map((layout, at) => (
        <Picture
          key={layout.frames.join()}
          at={at}
          layout={layout}
          frames={frames.filter(({ index }) => layout.frames.includes(index))}
          info={info}
          maps={maps}
          isCurrent={shows(layout, current)}
          isLit={shows(layout, lit)}
        />
      ))}
    </ul>
  );
}

/** Even rows; a few frames do not grow beyond a fifth of the width, and upright ones stand closer. */
function columnsFor(frames: number, info: ClipInfo): number {
  const most = info.width < info.height ? 14 : 10;
  return Math.max(most / 2, Math.ceil(frames / Math.ceil(frames / most)));
}

/** Room for a picture still to come, so that nothing moves when it does. */
const Awaited = ({ info }: { readonly info: ClipInfo }) => (
  <li aria-hidden="true">
    <span className="picture empty" style={{ aspectRatio: `${info.width} / ${info.height}` }} />
  </li>
);

type PictureProps = {
  readonly at: number;
  readonly layout: PictureLayout;
  /** Those of its frames that are there. */
  readonly frames: readonly StripFrame[];
  readonly info: ClipInfo;
  readonly maps: TokenGrid | null;
  readonly isCurrent: boolean;
  readonly isLit: boolean;
};

function Picture({ at, layout, frames, info, maps, isCurrent, isLit }: PictureProps) {
  const { seek } = usePlayer();
  const kind = useAppState((state) => state.settings.map);
  const [first] = frames;
  if (first === undefined) return <Awaited info={info} />;
  const { time } = first;
  const told = maps ? tellPicture(maps, at) : '';
  return (
    <li data-lit={isLit || undefined}>
      <button
        type="button"
        className="picture"
        style={{ aspectRatio: `${info.width} / ${info.height}` }}
        aria-label={[say('Show {frames} at {time}', { frames: tellFrames(layout), time: formatTime(time) }), told]
          .filter(Boolean)
          .join(' ')}
        aria-current={isCurrent || undefined}
        title={told}
        onClick={() => seek(time)}
      >
        <span className="cells" style={{ '--side': layout.side } as CSSProperties}>
          {frames.map(({ index, picture }) => (
            <img key={index} src={picture} alt="" />
          ))}
        </span>
        {maps && kind !== 'picture' && <TokenMap className="map" kind={kind} maps={maps} frame={at} />}
      </button>
      <Times frames={frames} />
    </li>
  );
}

/** '0:01.2', or of several frames the first and the last. */
function Times({ frames }: { readonly frames: readonly StripFrame[] }) {
  const ends = frames.length > 1 ? [frames[0], frames.at(-1)] : frames;
  return (
    <span className="times">
      {ends.map(
        (frame) =>
          frame && (
            <time key={frame.index} dateTime={String(frame.time)}>
              {formatTime(frame.time)}
            </time>
          ),
      )}
    </span>
  );
}

/** 'frame 3', 'frames 1 to 4' */
const tellFrames = ({ frames }: PictureLayout): string =>
  frames.length === 1
    ? say('frame {number}', { number: (frames[0] ?? 0) + 1 })
    : say('frames {first} to {last}', { first: Math.min(...frames) + 1, last: Math.max(...frames) + 1 });

/** ': 21 tokens kept, 14 % of what the model read' */
function tellPicture(maps: TokenGrid, frame: number): string {
  const kept = formatCounted(keptIn(maps, frame).length, 'token');
  const used = formatPercent(frameValues('used', maps)[frame] ?? 0, 1);
  return say('{kept} kept, {used} of the video tokens', { kept, used });
}
