import { type KeyboardEvent, type PointerEvent, type SyntheticEvent, useRef } from 'react';
import { flushSync } from 'react-dom';
import { withMovedTime, withoutTime } from '../../../domain/moments.ts';
import { type Seconds, seconds } from '../../../domain/units.ts';
import { successor } from '../../controls/successor.ts';
import { formatTime } from '../../format.ts';
import type { OpenClip } from '../../store/clip.ts';
import { say, sayWritten } from '../../wording/language.ts';
import type { Moments } from './lane.ts';
import { usePlayer } from './PlayerContext.ts';
import { frameBeside } from './playback.ts';
import { placeIn, type TimeWindow } from './timeWindow.ts';

type Props = { readonly clip: OpenClip; readonly shown: TimeWindow; readonly name: string; readonly moments: Moments };

/** A mark that a pointer drags: where it has come to, and the gesture's name. */
type Drag = { time: Seconds; readonly by: string };

/**
 * Marks of the moments that the user sets, over their lane: dragged, moved by a frame with the arrow keys (with Shift, by a
 * second), removed with Delete. A click shows the moment.
 */
export function MomentMarks({ clip, shown, name, moments }: Props) {
  const row = useRef<HTMLDivElement>(null);
  const drag = useRef<Drag | null>(null);
  const { seek } = usePlayer();
  const move = (from: Seconds, to: number, by: string): Seconds => {
    const moved = withMovedTime(moments.parameter, moments.times, from, to, clip.info);
    moments.onChange(moved, by);
    return moved.find((time) => !moments.times.includes(time)) ?? from;
  };
  const timeAt = (part: number) => shown.from + part * (shown.to - shown.from);
  const onPointerMove = ({ clientX }: PointerEvent) => {
    const box = row.current?.getBoundingClientRect();
    if (!drag.current || !box) return;
    drag.current.time = move(drag.current.time, timeAt((clientX - box.left) / box.width), drag.current.by);
    seek(drag.current.time);
  };
  const begin = (event: PointerEvent, time: Seconds) => {
    row.current?.setPointerCapture(event.pointerId);
    drag.current = { time, by: `drag ${event.timeStamp}` };
    seek(time);
  };
  const remove = ({ currentTarget, timeStamp }: KeyboardEvent<HTMLElement>, time: Seconds) => {
    const at = marksIn(row.current).indexOf(currentTarget);
    flushSync(() => moments.onChange(withoutTime(moments.times, time), `remove ${timeStamp}`));
    (successor(marksIn(row.current), at) ?? playheadBeside(row.current))?.focus();
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>, time: Seconds) => {
    const to = movedByKey(event, clip, time);
    if (to === null) return;
    event.preventDefault();
    event.stopPropagation();
    if (to === 'removed') {
      remove(event, time);
      return;
    }
    const moved = flushSync(() => move(time, to, 'arrow keys'));
    seek(moved);
    row.current?.querySelector<HTMLElement>(`[data-time="${moved}"]`)?.focus();
  };
  return (
    <div
      ref={row}
      className="moments"
      onPointerMove={onPointerMove}
      onLostPointerCapture={() => {
        drag.current = null;
      }}
    >
      {moments.times.map((time, at) => (
        <Mark
          key={time}
          label={sayWritten(moments.parameter.words.mark, { number: at + 1, name })}
          time={time}
          clip={clip}
          shown={shown}
          onBegin={begin}
          onKeyDown={onKeyDown}
        />
      ))}
    </div>
  );
}

const marksIn = (row: Element | null): readonly HTMLElement[] => [
  ...(row?.querySelectorAll<HTMLElement>('.moment') ?? []),
];

/** The moment on show, which the marks lie beside, as the keyboard moves it. */
const playheadBeside = (row: Element | null): HTMLElement | null | undefined =>
  row?.closest('.timeline')?.querySelector<HTMLElement>('.playhead input');

/** Where a key moves a mark; null for a key that does not. */
function movedByKey({ key, shiftKey }: KeyboardEvent, { info }: OpenClip, time: Seconds): number | 'removed' | null {
  if (key === 'Delete' || key === 'Backspace') return 'removed';
  const direction = directions[key];
  if (direction === undefined) return null;
  return shiftKey ? time + direction : frameBeside(info, time, direction);
}

const directions: Partial<Record<string, 1 | -1>> = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1 };

type MarkProps = {
  readonly label: string;
  readonly time: Seconds;
  readonly clip: OpenClip;
  readonly shown: TimeWindow;
  readonly onBegin: (event: PointerEvent, time: Seconds) => void;
  readonly onKeyDown: (event: KeyboardEvent<HTMLElement>, time: Seconds) => void;
};

function Mark({ label, time, clip: { info }, shown, onBegin, onKeyDown }: MarkProps) {
  const place = placeIn(shown, time);
  if (place < 0 || place > 1) return null;
  return (
    <div
      role="slider"
      tabIndex={0}
      className="moment"
      data-time={time}
      aria-label={label}
      aria-valuemin={info.start}
      aria-valuemax={info.start + info.duration}
      aria-valuenow={time}
      aria-valuetext={formatTime(seconds(time))}
      title={say('{time}: drag, or arrow keys; Delete removes', { time: formatTime(time) })}
      style={{ insetInlineStart: `${100 * place}%` }}
      onPointerDown={(event) => {
        keepFromTrack(event);
        event.currentTarget.focus();
        onBegin(event, time);
      }}
      onMouseDown={keepFromTrack}
      onTouchStart={keepFromTrack}
      onKeyDown={(event) => onKeyDown(event, time)}
    />
  );
}

/** The track below would move the playhead. */
const keepFromTrack = (event: SyntheticEvent): void => event.stopPropagation();
