import { Plus, X } from 'lucide-react';
import { useId, useRef } from 'react';
import { flushSync } from 'react-dom';
import type { TimesParameter } from '../../../domain/descriptor.ts';
import { withoutTime, withTime } from '../../../domain/moments.ts';
import { type Seconds, seconds } from '../../../domain/units.ts';
import { successor } from '../../controls/successor.ts';
import { formatTime } from '../../format.ts';
import { say, sayWritten } from '../../wording/language.ts';
import { usePlayer } from '../Player/PlayerContext.ts';

type Props = {
  readonly parameter: TimesParameter;
  readonly times: readonly Seconds[];
  readonly onChange: (times: readonly Seconds[]) => void;
};

/** Moments as a list that grows by the one on show; the timeline has the same ones as marks. */
export function TimesField({ parameter, times, onChange }: Props) {
  const { label, description } = parameter;
  const { video } = usePlayer();
  const id = useId();
  const add = () => video.current && onChange(withTime(parameter, times, seconds(video.current.currentTime)));
  const adding = useRef<HTMLButtonElement>(null);
  const list = useRef<HTMLUListElement>(null);
  const remove = (time: Seconds, at: number) => {
    flushSync(() => onChange(withoutTime(times, time)));
    (successor([...(list.current?.querySelectorAll('button') ?? [])], at) ?? adding.current)?.focus();
  };
  return (
    <div className="parameter">
      <div className="parameter-head">
        <span id={id}>{sayWritten(label)}</span>
        <button ref={adding} type="button" className="button" onClick={add}>
          <Plus size={14} aria-hidden="true" /> {say('Add the moment on show')}
        </button>
      </div>
      <ul ref={list} className="moment-list" aria-labelledby={id}>
        {times.map((time, at) => (
          <li key={time}>
            <button
              type="button"
              className="button"
              aria-label={say('Remove {time}', { time: formatTime(time) })}
              onClick={() => remove(time, at)}
            >
              {formatTime(time)} <X size={12} aria-hidden="true" />
            </button>
          </li>
        ))}
      </ul>
      <p className="muted">{sayWritten(description)}</p>
    </div>
  );
}
