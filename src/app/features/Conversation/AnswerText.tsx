import { timesInText } from '../../../domain/timesInText.ts';
import type { Seconds } from '../../../domain/units.ts';
import { useApp } from '../../AppContext.ts';
import { usePlayer } from '../Player/PlayerContext.ts';

/** An answer's words; the moments that it names jump there, and light their frame while pointed at. */
export function AnswerText({ text, isStreaming }: { readonly text: string; readonly isStreaming: boolean }) {
  const { store } = useApp();
  const { seek } = usePlayer();
  const point = (pointedTime: Seconds | null) => store.setState({ pointedTime });
  if (isStreaming) return text;
  return timesInText(text).map(({ at, text: words, time }) =>
    time === null ? (
      words
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
        {words}
      </button>
    ),
  );
}
