import './AnswerText.css';
import type { ReactNode } from 'react';
import { timesInText } from '../../../domain/timesInText.ts';
import type { Seconds } from '../../../domain/units.ts';
import { useApp } from '../../AppContext.ts';
import { usePlayer } from '../Player/PlayerContext.ts';

type Props = {
  readonly text: string;
  readonly isStreaming: boolean;
  /** How a part of the text is drawn that begins at a place in it; as it is where nothing is given. */
  readonly draw?: (part: string, at: number) => ReactNode;
};

/** An answer's words; the moments that it names jump there, and light their frame while pointed at. */
export function AnswerText({ text, isStreaming, draw = (part) => part }: Props) {
  const { store } = useApp();
  const { seek } = usePlayer();
  const point = (pointedTime: Seconds | null) => store.setState({ pointedTime });
  if (isStreaming) return text;
  return timesInText(text).map(({ at, text: words, time }) =>
    time === null ? (
      draw(words, at)
    ) : (
      <button
        key={at}
        type="button"
        className="moment"
        onClick={() => seek(time)}
        onPointerEnter={() => point(time)}
        onPointerLeave={() => point(null)}
        onFocus={() => point(time)}
        onBlur={() => point(null)}
      >
        {draw(words, at)}
      </button>
    ),
  );
}
