import './Timeline.css';
import { Slider, SliderThumb, SliderTrack } from 'react-aria-components/Slider';
import { seconds } from '../../../domain/units.ts';
import { useAppState } from '../../AppContext.ts';
import { type PaintSize, usePaintedCanvas } from '../../controls/usePaintedCanvas.ts';
import { formatTime } from '../../format.ts';
import type { OpenClip } from '../../store/clip.ts';
import { viridisColour } from '../../viridis.ts';
import { frameLevels, type ShownKind, type TokenGrid } from '../Frames/tokenLevels.ts';
import { useShownMaps } from '../Frames/useShownMaps.ts';
import { usePlayer, useVideo } from './PlayerContext.ts';

/** The clip from end to end: a mark for each sampled frame, what each came to above it, and the moment on show. */
export function Timeline({ clip }: { readonly clip: OpenClip }) {
  const { video } = usePlayer();
  const maps = useShownMaps();
  const kind = useAppState((state) => (state.settings.map === 'picture' ? 'significance' : state.settings.map));
  const time = useVideo((element) => element.currentTime, 0);
  const { start, duration } = clip.info;
  const end = start + Math.max(duration, 0.01);
  const move = (to: number) => {
    if (video.current) video.current.currentTime = to;
  };
  return (
    <div className="timeline">
      <Slider
        aria-label="Moment in the video"
        value={Math.min(end, Math.max(start, time))}
        minValue={start}
        maxValue={end}
        step={Math.max(0.05, duration / 400)}
        formatOptions={{ style: 'unit', unit: 'second', maximumFractionDigits: 1 }}
        onChange={move}
      >
        <SliderTrack className="track">
          <TimelineCanvas clip={clip} maps={maps} kind={kind} />
          <SliderThumb className="playhead" />
        </SliderTrack>
      </Slider>
    </div>
  );
}

type CanvasProps = { readonly clip: OpenClip; readonly maps: TokenGrid | null; readonly kind: ShownKind };

function TimelineCanvas({ clip, maps, kind }: CanvasProps) {
  const pointed = useAppState((state) => state.pointedTime);
  const canvas = usePaintedCanvas((context, size) => {
    if (maps) paintLevels(context, size, clip, frameLevels(kind, maps), colourOf(kind, size.colour));
    paintMarks(context, size, clip);
  });
  const at = pointed === null ? null : `${100 * partOf(clip, pointed)}%`;
  return (
    <>
      <canvas ref={canvas} />
      {at && <span className="pointed" style={{ insetInlineStart: at }} title={formatTime(seconds(pointed ?? 0))} />}
    </>
  );
}

/** Where a moment lies between the clip's start and end, 0 to 1; a clip of one moment has it at the start. */
const partOf = ({ info: { start, duration } }: OpenClip, time: number): number =>
  duration > 0 ? (time - start) / duration : 0;

const markHeight = 10;

/** Kept tokens are what was selected, so they have the accent; all else has the ramp. */
const colourOf =
  (kind: ShownKind, accent: string) =>
  (level: number): string =>
    kind === 'kept' ? accent : viridisColour(level);

/** One bar a frame, as wide as the time that the frame stands for: half-way to its neighbours. */
function paintLevels(
  context: CanvasRenderingContext2D,
  { width, height }: PaintSize,
  clip: OpenClip,
  levels: readonly number[],
  colourOf: (level: number) => string,
): void {
  const places = clip.frames.map(({ time }) => partOf(clip, time) * width);
  const room = height - markHeight - 4;
  places.forEach((place, at) => {
    const from = at === 0 ? 0 : ((places[at - 1] ?? 0) + place) / 2;
    const next = places[at + 1];
    const to = next === undefined ? width : (place + next) / 2;
    const level = levels[at] ?? 0;
    const bar = 2 + level * (room - 2);
    context.fillStyle = colourOf(level);
    context.fillRect(from + 1, room - bar, Math.max(1, to - from - 2), bar);
  });
}

function paintMarks(context: CanvasRenderingContext2D, { width, height, colour }: PaintSize, clip: OpenClip): void {
  context.fillStyle = colour;
  for (const { time } of clip.frames) {
    context.fillRect(partOf(clip, time) * width - 1, height - markHeight, 2, markHeight);
  }
}
