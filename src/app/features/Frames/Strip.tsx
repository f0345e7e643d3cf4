import { type CSSProperties, type PointerEvent, useMemo } from 'react';
import type { PictureLayout } from '../../../domain/composers/composer.ts';
import type { ClipInfo } from '../../../domain/frame.ts';
import { type Mark, type SelectionEdits, toggled } from '../../../domain/selectionEdits.ts';
import type { Seconds } from '../../../domain/units.ts';
import { useApp, useAppState } from '../../AppContext.ts';
import { editTokens } from '../../actions/editTokens.ts';
import { formatCounted, formatPercent, formatTime } from '../../format.ts';
import { frameAt, type StripFrame } from '../../store/clip.ts';
import type { StripOwner } from '../../store/focus.ts';
import { editsWords, wordMarkFrame, wordMarks } from '../../wording/edits.ts';
import { wordUsed } from '../../wording/focus.ts';
import { say } from '../../wording/language.ts';
import { usePlayer, useVideo } from '../Player/PlayerContext.ts';
import { cellStyle } from './cellStyle.ts';
import { MarkMap } from './MarkMap.tsx';
import { markablePart } from './markablePart.ts';
import { marksIn, type PatchGrid, patchAt, tokensOf } from './patchGrid.ts';
import { TokenMap } from './TokenMap.tsx';
import { tellFrames } from './tellFrames.ts';
import { frameValues, keptIn, type TokenGrid } from './tokenLevels.ts';
import { usePoint, usePointedPatch } from './usePointed.ts';

type Props = {
  readonly owner: StripOwner;
  readonly edits: SelectionEdits;
  readonly info: ClipInfo;
  readonly frames: readonly StripFrame[];
  readonly maps: TokenGrid | null;
  /** The grid of a picture's visual tokens; undefined before the model runs. */
  readonly grid: PatchGrid | undefined;
  /** The pictures that the frames there are, and are to come, make. */
  readonly pictures: readonly PictureLayout[];
};

/** What the model sees, in order: each picture with the times of its frames, and what came of it. */
export function Strip({ owner, edits, info, frames, maps, grid, pictures }: Props) {
  const marking = useAppState((state) => state.marking);
  const pointed = useAppState((state) => state.pointedTime);
  const current = useVideo((video) => frameAt(frames, video.currentTime)?.index, undefined);
  const lit = pointed === null ? undefined : frameAt(frames, pointed)?.index;
  const columns = columnsFor(pictures.length, info);
  const shows = (picture: PictureLayout, frame: number | undefined) =>
    frame !== undefined && picture.frames.includes(frame);
  return (
    <ul
      aria-label={say('Sampled frames')}
      data-marking={marking === 'look' ? undefined : marking}
      style={{ '--columns': columns } as CSSProperties}
    >
      {pictures.map((layout, at) => (
        <Picture
          key={layout.frames.join()}
          at={at}
          owner={owner}
          edits={edits}
          layout={layout}
          frames={frames.filter(({ index }) => layout.frames.includes(index))}
          info={info}
          maps={maps}
          grid={grid}
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
  readonly owner: StripOwner;
  readonly edits: SelectionEdits;
  readonly layout: PictureLayout;
  /** Those of its frames that are there. */
  readonly frames: readonly StripFrame[];
  readonly info: ClipInfo;
  readonly maps: TokenGrid | null;
  readonly grid: PatchGrid | undefined;
  readonly isCurrent: boolean;
  readonly isLit: boolean;
};

function Picture(props: PictureProps) {
  const { at, owner, edits, layout, frames, info, grid, isLit } = props;
  const app = useApp();
  const point = usePoint(props);
  const marking = useAppState((state) => state.marking);
  const [first] = frames;
  if (first === undefined) return <Awaited info={info} />;
  const MarkablePicture = markablePart.here();
  if (marking === 'look' || grid === undefined || MarkablePicture === null) {
    return (
      <li data-lit={isLit || undefined}>
        <ShowButton {...props} time={first.time} />
        <Times frames={frames} />
        <Said {...props} />
      </li>
    );
  }
  const mark = (tokens: readonly number[]) => editTokens(app, owner, (before) => toggled(before, tokens, marking));
  return (
    <li>
      <MarkablePicture
        name={tellFrames(layout)}
        grid={grid}
        marks={marksIn(grid, at, edits)}
        style={{ aspectRatio: `${info.width} / ${info.height}` }}
        onMark={(patch) => mark([at * grid.rows * grid.columns + patch])}
        onPoint={point}
      >
        <Painted {...props} />
      </MarkablePicture>
      <Times frames={frames} />
      <MarkFrame
        name={tellFrames(layout)}
        mark={marking}
        isMarked={tokensOf(grid, at).every((token) => edits[marking].includes(token))}
        onMark={() => mark(tokensOf(grid, at))}
      />
    </li>
  );
}

type ShowProps = PictureProps & { readonly time: Seconds };

/** A picture that shows its first frame in the player when it is pressed. */
function ShowButton({ time, ...props }: ShowProps) {
  const { at, edits, layout, grid, info, maps, isCurrent } = props;
  const { seek } = usePlayer();
  const point = usePoint(props);
  const pointUnder = ({ currentTarget, clientX, clientY }: PointerEvent) => {
    const { left, top, width, height } = currentTarget.getBoundingClientRect();
    if (maps) point(patchAt(maps, (clientX - left) / width, (clientY - top) / height));
  };
  const marks = grid && [...marksIn(grid, at, edits).values()];
  const told = [maps ? tellPicture(maps, at) : '', marks ? wordMarks(marks) : ''].filter(Boolean).join(', ');
  return (
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
      onPointerMove={pointUnder}
      onPointerUp={pointUnder}
      onPointerLeave={() => point(null)}
      onFocus={({ currentTarget }) => currentTarget.matches(':focus-visible') && point('kept')}
      onBlur={() => point(null)}
    >
      <Painted {...props} />
    </button>
  );
}

/** The frames of a picture, and over them the map of its tokens and the user's marks. */
function Painted({ at, owner, edits, layout, frames, maps, grid }: Omit<ShowProps, 'time'>) {
  const pointed = usePointedPatch({ owner, at, maps });
  const kind = useAppState((state) => state.settings.map);
  const marks = useMemo(() => grid && marksIn(grid, at, edits), [grid, at, edits]);
  return (
    <>
      <span className="cells" style={{ '--side': layout.side } as CSSProperties}>
        {frames.map(({ index, picture }) => (
          <img key={index} src={picture} alt="" />
        ))}
      </span>
      {maps && kind !== 'picture' && (kind !== 'words' || maps.lit) && (
        <TokenMap className="map" kind={kind} maps={maps} frame={at} />
      )}
      {grid && marks && marks.size > 0 && <MarkMap grid={grid} marks={marks} />}
      {maps && pointed !== null && <span className="pointed" style={cellStyle(maps, pointed)} />}
    </>
  );
}

type MarkFrameProps = {
  readonly name: string;
  readonly mark: Mark;
  readonly isMarked: boolean;
  readonly onMark: () => void;
};

/** Marks a whole picture, or takes the marks back. */
function MarkFrame({ name, mark, isMarked, onMark }: MarkFrameProps) {
  return (
    <button
      type="button"
      className="button mark-frame"
      aria-label={wordMarkFrame(mark, name)}
      aria-pressed={isMarked}
      onClick={onMark}
    >
      {wordMarkFrame(mark, editsWords.whole())}
    </button>
  );
}

/** The words that a picture says most clearly, where words are shown. */
function Said({ at, maps }: Pick<PictureProps, 'at' | 'maps'>) {
  const isShown = useAppState((state) => state.settings.map === 'words');
  const said = isShown && maps?.captions?.[at];
  return said ? <span className="said">{said}</span> : null;
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

/** '21 tokens kept, 14 % of the video tokens' */
function tellPicture(maps: TokenGrid, frame: number): string {
  const kept = formatCounted(keptIn(maps, frame).length, 'token');
  const used = wordUsed(formatPercent(frameValues('used', maps)[frame] ?? 0, 1), maps.focus);
  return say('{kept} kept, {used}', { kept, used });
}
