import './Timeline.css';
import { type RefObject, useEffect, useEffectEvent, useRef, useState } from 'react';
import { Slider, SliderThumb, SliderTrack } from 'react-aria-components/Slider';
import { seconds } from '../../../domain/units.ts';
import { useAppState } from '../../AppContext.ts';
import { formatTime } from '../../format.ts';
import { PartView } from '../../parts/PartView.tsx';
import type { OpenClip } from '../../store/clip.ts';
import { say } from '../../wording/language.ts';
import { CurveTools } from './CurveTools.tsx';
import { curvesPart } from './curvesPart.ts';
import { LaneCanvas } from './LaneCanvas.tsx';
import type { Lane } from './lane.ts';
import { momentMarksPart } from './momentParts.ts';
import { usePlayer, useVideo } from './PlayerContext.ts';
import { following, panned, placeIn, type TimeWindow, zoomed } from './timeWindow.ts';

type Props = {
  readonly clip: OpenClip;
  readonly lanes: readonly Lane[];
  /** Chooses which of several lanes the player shows. */
  readonly onShow?: (key: number) => void;
};

/**
 * The clip, or the part of it that was zoomed to, and the moment on show. Each lane has a mark for each of its frames,
 * and above it what the frame came to; several lanes lie below one another and have their numbers in front. Curves lie
 * above the lanes.
 */
export function Timeline({ clip, lanes, onShow }: Props) {
  const { video } = usePlayer();
  const time = useVideo((element) => element.currentTime, 0);
  const whole = wholeOf(clip);
  const [shown, setShown] = useState(whole);
  const row = useRef<HTMLDivElement>(null);
  useWheel(row, whole, setShown);
  useFollowing(whole, setShown);
  const zoom = (factor: number) => setShown((before) => zoomed(before, whole, factor, middleOf(before, time)));
  useZoomKeys(row, zoom);
  const areCurvesShown = useAppState(({ curves }) => curves.isShown);
  const curves = areCurvesShown ? curvesPart.here() : null;
  const move = (to: number) => {
    if (video.current) video.current.currentTime = to;
  };
  return (
    <div ref={row} className="timeline" data-many={(onShow && lanes.length > 1) || undefined}>
      {onShow && <LaneNumbers lanes={lanes} onShow={onShow} hasCurves={curves !== null} />}
      <Slider
        aria-label={say('Moment in the video')}
        value={Math.min(shown.to, Math.max(shown.from, time))}
        minValue={shown.from}
        maxValue={shown.to}
        step={Math.max(0.01, (shown.to - shown.from) / 400)}
        formatOptions={{ style: 'unit', unit: 'second', maximumFractionDigits: 1 }}
        onChange={move}
      >
        <SliderTrack className="track">
          {curves && <curves.CurveRow lanes={lanes} shown={shown} />}
          {lanes.map((lane) => (
            <div key={lane.key} className="lane">
              <LaneCanvas shown={shown} lane={lane} />
              {lane.moments && (
                <PartView
                  part={momentMarksPart}
                  as="div"
                  given={{ clip, shown, name: lane.name, moments: lane.moments }}
                />
              )}
            </div>
          ))}
          <PointedTime shown={shown} />
          <SliderThumb className="playhead" />
        </SliderTrack>
      </Slider>
      <CurveTools lanes={lanes} isWhole={shown.to - shown.from >= whole.to - whole.from} onZoom={zoom} />
    </div>
  );
}

const wholeOf = ({ info: { start, duration } }: OpenClip): TimeWindow => ({
  from: start,
  to: start + Math.max(duration, 0.01),
});

/** The moment on show where the window shows it, else the window's middle: what zooming keeps in its place. */
const middleOf = ({ from, to }: TimeWindow, time: number): number =>
  time >= from && time <= to ? time : (from + to) / 2;

type Row = RefObject<HTMLDivElement | null>;

/** The keys of the zoom buttons, wherever on the timeline the focus is. */
function useZoomKeys(row: Row, zoom: (factor: number) => void): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    const factor = { '+': 0.5, '=': 0.5, '-': 2, '0': Number.POSITIVE_INFINITY }[event.key];
    if (factor === undefined || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    zoom(factor);
  });
  useEffect(() => {
    const element = row.current;
    const listener = (event: KeyboardEvent) => onKey(event);
    element?.addEventListener('keydown', listener);
    return () => element?.removeEventListener('keydown', listener);
  }, [row]);
}

type SetWindow = (change: (before: TimeWindow) => TimeWindow) => void;

/** The wheel pans sideways, and zooms with Ctrl, as a pinch on a touchpad does: then the page must not do so too. */
function useWheel(row: Row, whole: TimeWindow, setShown: SetWindow): void {
  const onWheel = useEffectEvent((event: WheelEvent) => {
    const track = row.current?.querySelector('.track')?.getBoundingClientRect();
    const sideways = event.shiftKey ? event.deltaY : event.deltaX;
    const isZoom = event.ctrlKey || event.metaKey;
    if (!track || !(isZoom || Math.abs(sideways) > Math.abs(event.shiftKey ? 0 : event.deltaY))) return;
    event.preventDefault();
    const part = (event.clientX - track.left) / track.width;
    setShown((before) => {
      const width = before.to - before.from;
      if (!isZoom) return panned(before, whole, (sideways / track.width) * width);
      return zoomed(before, whole, 1.002 ** event.deltaY, before.from + part * width);
    });
  });
  useEffect(() => {
    const element = row.current;
    const listener = (event: WheelEvent) => onWheel(event);
    element?.addEventListener('wheel', listener, { passive: false });
    return () => element?.removeEventListener('wheel', listener);
  }, [row]);
}

/** The window goes with the moment on show, played or sought; panned away from it, it stays until that moves. */
function useFollowing(whole: TimeWindow, setShown: SetWindow): void {
  const tenth = useVideo((element) => Math.floor(element.currentTime * 10), 0);
  const { video } = usePlayer();
  const follow = useEffectEvent((time: number) => setShown((before) => following(before, whole, time)));
  // biome-ignore lint/correctness/useExhaustiveDependencies: a tenth of a second is when to look again.
  useEffect(() => {
    if (video.current) follow(video.current.currentTime);
  }, [tenth]);
}

type NumbersProps = Required<Pick<Props, 'lanes' | 'onShow'>> & { readonly hasCurves: boolean };

function LaneNumbers({ lanes, onShow, hasCurves }: NumbersProps) {
  return (
    <ol className="lane-numbers" data-curves={hasCurves || undefined}>
      {lanes.map(({ key, name, isShown }, at) => (
        <li key={key}>
          <button
            type="button"
            aria-pressed={isShown}
            aria-label={say('Show {number}, {name}, in the player', { number: at + 1, name })}
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

/** The moment that an answer names where the pointer rests. */
function PointedTime({ shown }: { readonly shown: TimeWindow }) {
  const time = useAppState((state) => state.pointedTime);
  if (time === null || time < shown.from || time > shown.to) return null;
  const place = { insetInlineStart: `${100 * placeIn(shown, time)}%` };
  return <span className="pointed" style={place} title={formatTime(seconds(time))} />;
}
