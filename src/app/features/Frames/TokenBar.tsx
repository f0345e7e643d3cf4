import { type CSSProperties, memo, type PointerEvent, useRef, useState } from 'react';
import { useApp, useAppState, useOwnWords } from '../../AppContext.ts';
import { pointTokens } from '../../actions/pointTokens.ts';
import { usePaintedCanvas } from '../../controls/usePaintedCanvas.ts';
import { useWidth } from '../../controls/useWidth.ts';
import { formatCounted, formatPercent } from '../../format.ts';
import type { StripOwner } from '../../store/focus.ts';
import { wordPatch } from '../../wording/edits.ts';
import { wordUsed } from '../../wording/focus.ts';
import { say } from '../../wording/language.ts';
import { barLayout, barRow, paintBar, placeAt } from './barLayout.ts';
import { tellFrames } from './tellFrames.ts';
import type { TokenGrid } from './tokenLevels.ts';

type Props = { readonly owner: StripOwner; readonly maps: TokenGrid };

const none: readonly number[] = [];

/** The kept tokens in a row. One that is pointed at lights its place in the frames; a place there lights its token here, and its frame's. */
export const TokenBar = memo(function TokenBar({ owner, maps }: Props) {
  useOwnWords();
  const box = useRef<HTMLDivElement>(null);
  const width = useWidth(box, 320);
  const map = useAppState((state) => state.settings.map);
  const lit = useAppState(({ pointed }) => (pointed?.owner === owner ? pointed.tokens : none));
  const layout = barLayout(maps.selected.length, width);
  const kind = map === 'used' ? 'used' : 'significance';
  const canvas = usePaintedCanvas((context, { colour }) =>
    paintBar(context, colour, { layout, maps, kind }, new Set(lit)),
  );
  const style: CSSProperties = { inlineSize: layout.width, blockSize: layout.rows * barRow };
  const [only, ...others] = lit;
  if (maps.selected.length === 0) return null;
  return (
    <div className="token-bar">
      <div ref={box}>
        <div className="cells" style={style}>
          <canvas ref={canvas} />
          <Cursor owner={owner} maps={maps} placeOf={(x, y) => placeAt(layout, x, y)} />
        </div>
      </div>
      <p className="token-words" aria-hidden="true">
        {only !== undefined && others.length === 0
          ? wordToken(maps, only)
          : say('{count} kept', { count: formatCounted(maps.selected.length, 'token') })}
      </p>
    </div>
  );
});

type CursorProps = Props & { readonly placeOf: (x: number, y: number) => number };

/** What pointer and keyboard work: a slider over the tokens, as wide as they are. */
function Cursor({ owner, maps, placeOf }: CursorProps) {
  const app = useApp();
  const [at, setAt] = useState(0);
  const last = maps.selected.length - 1;
  const place = Math.min(at, last);
  const point = (next: number | null) => pointTokens(app, owner, next === null ? [] : [maps.selected[next] ?? 0]);
  const under = ({ nativeEvent: { offsetX, offsetY } }: PointerEvent) => placeOf(offsetX, offsetY);
  const move = (next: number) => {
    setAt(next);
    point(next);
  };
  const press = (event: PointerEvent<HTMLInputElement>) => {
    event.preventDefault();
    event.currentTarget.focus();
    move(under(event));
  };
  return (
    <input
      type="range"
      aria-label={say('Kept tokens')}
      aria-valuetext={wordToken(maps, maps.selected[place] ?? 0)}
      min={0}
      max={last}
      value={place}
      onChange={({ target }) => move(Number(target.value))}
      onFocus={() => point(place)}
      onBlur={() => point(null)}
      onPointerDown={press}
      onPointerMove={(event) => point(under(event))}
      onPointerLeave={() => point(null)}
    />
  );
}

/** 'frame 3 · Row 2, column 5 · significance 1.2 · 3 % of the video tokens' */
function wordToken({ rows, columns, pictures, scores, mass, focus }: TokenGrid, token: number): string {
  const picture = Math.floor(token / (rows * columns));
  const patch = token % (rows * columns);
  const layout = pictures[picture];
  const all = mass.reduce((sum, value) => sum + value, 0);
  return [
    ...(layout ? [tellFrames(layout)] : []),
    wordPatch(Math.floor(patch / columns) + 1, (patch % columns) + 1, null),
    say('significance {score}', { score: (scores[token] ?? 0).toFixed(1) }),
    wordUsed(formatPercent(mass[token] ?? 0, all), focus),
  ].join(' · ');
}
