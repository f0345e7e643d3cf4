import './Timeline.css';
import { Slider, SliderThumb, SliderTrack } from 'react-aria-components/Slider';
import { seconds } from '../../../domain/units.ts';
import { useAppState } from '../../AppContext.ts';
import { type PaintSize, usePaintedCanvas } from '../../controls/usePaintedCanvas.ts';
import { formatTime } from '../../format.ts';
import type { OpenClip } from '../../store/clip.ts';
import { viridisColour } from '../../viridis.ts';
import { frameLevels, type ShownKind } from '../Frames/tokenLevels.ts';
import type { Lane } from './lane.ts';
import { MomentMarks } from './MomentMarks.tsx';
import { usePlayer, useVideo } from './PlayerContext.ts';

type Props = {
  readonly clip: OpenClip;
  readonly lanes: readonly Lane[];
  /** Chooses which of several lanes the player shows. */
  readonly onShow?: (key: number) => void;
};

/**
 * The clip from end to end and the moment on show. Each lane has a mark for each of its frames, and above it what the
 * frame came to; several lanes lie below one another and have their numbers in front.
 */
export function Timeline({ clip, lanes, onShow }: Props) {
  const { video } = usePlayer();
  const time = useVideo((element) => element.currentTime, 0);
  const { start, duration } = clip.info;
  const end = start + Math.max(duration, 0.01);
  const move = (to: number) => {
    if (video.current) video.current.currentTime = to;
  };
  return (
    <div className="timeline" data-many={lanes.length > 1 || undefined}>
      {onShow && <LaneNumbers lanes={lanes} onShow={onShow} />}
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
          {lanes.map((lane) => (
            <div key={lane.key} className="lane">
              <LaneCanvas clip={clip} lane={lane} />
              {lane.moments && <MomentMarks clip={clip} name={lane.name} moments={lane.moments} />}
            </div>
          ))}
          <PointedTime clip={clip} />
          <SliderThumb className="playhead" />
        </SliderTrack>
      </Slider>
    </div>
  );
}

function LaneNumbers({ lanes, onShow }: Required<Pick<Props, 'lanes' | 'onShow'>>) {
  return (
    <ol className="lane-numbers">
      {lanes.map(({ key, name, isShown }, at) => (
        <li key={key}>
          <button
            type="button"
            aria-pressed={isShown}
            aria-label={`Show ${at + 1}, ${name}, in the player`}
            title={name}
            onClick={() => onShow(key)}
          >
            {at + 1}
          </button>
        </li>
      ))}
    </ol>
  );
}

function LaneCanvas({ clip, lane }: { readonly clip: OpenClip; readonly lane: Lane }) {
  const kind = useAppState((state) => (state.settings.map === 'picture' ? 'significance' : state.settings.map));
  const canvas = usePaintedCanvas((context, size) => {
    const places = lane.frames.map(({ time }) => partOf(clip, time) * size.width);
    const mark = size.height < 40 ? 6 : 10;
    if (lane.maps) {
      const room = { ...size, height: size.height - mark - size.height / 12 };
      paintLevels(context, room, places, frameLevels(kind, lane.maps), colourOf(kind, size.colour));
    }
    context.fillStyle = size.colour;
    for (const place of places) context.fillRect(place - 1, size.height - mark, 2, mark);
  });
  return <canvas ref={canvas} data-lit={lane.isLit || undefined} />;
}

/** The moment that an answer names where the pointer rests. */
function PointedTime({ clip }: { readonly clip: OpenClip }) {
  const time = useAppState((state) => state.pointedTime);
  if (time === null) return null;
  const place = { insetInlineStart: `${100 * partOf(clip, time)}%` };
  return <span className="pointed" style={place} title={formatTime(seconds(time))} />;
}

/** Where a moment lies between the clip's start and end, 0 to 1; a clip of one moment has it at the start. */
const partOf = ({ info: { start, duration } }: OpenClip, time: number): number =>
  duration > 0 ? (time - start) / duration : 0;

/** Kept tokens are what was selected, so they have the lane's colour; all else has the ramp. */
const colourOf =
  (kind: ShownKind, own: string) =>
  (level: number): string =>
    kind === 'kept' ? own : viridisColour(level);

/** One bar a frame, as wide as the time that the frame stands for: half-way to its neighbours. */
function paintLevels(
  context: CanvasRenderingContext2D,
  { width, height }: PaintSize,
  places: readonly number[],
  levels: readonly number[],
  colourOf: (level: number) => string,
): void {
  places.forEach((place, at) => {
    const from = at === 0 ? 0 : ((places[at - 1] ?? 0) + place) / 2;
    const next = places[at + 1];
    const to = next === undefined ? width : (place + next) / 2;
    const level = levels[at] ?? 0;
    const bar = 2 + level * (height - 2);
    context.fillStyle = colourOf(level);
    context.fillRect(from + 1, height - bar, Math.max(1, to - from - 2), bar);
  });
}
