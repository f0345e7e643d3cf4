import { type CSSProperties, memo, type PointerEvent, useRef } from 'react';
import type { VideoToken } from '../../../domain/blend.ts';
import { useApp, useOwnWords } from '../../AppContext.ts';
import { focusTokens } from '../../actions/focusTokens.ts';
import { usePaintedCanvas } from '../../controls/usePaintedCanvas.ts';
import { useWidth } from '../../controls/useWidth.ts';
import { formatCounted, formatPercent } from '../../format.ts';
import type { StripOwner } from '../../store/focus.ts';
import { onAll } from '../../store/focus.ts';
import { wordPatch } from '../../wording/edits.ts';
import { say } from '../../wording/language.ts';
import { type BarLayout, barLayout, barRow, cellAt, placeAt } from './barLayout.ts';
import { ScaleSwitch, windowsOf } from './ScaleSwitch.tsx';
import { tellFrames } from './tellFrames.ts';
import type { TokenGrid } from './tokenLevels.ts';

type Props = { readonly owner: StripOwner; readonly maps: TokenGrid };

/** The video tokens that the language model read, scale by scale. The chosen one's weights are painted over the frames. */
export const VideoTokenBar = memo(function VideoTokenBar({ owner, maps }: Props) {
  useOwnWords();
  const box = useRef<HTMLDivElement>(null);
  const width = useWidth(box, 320);
  const { videoTokens } = maps;
  const layout = barLayout(videoTokens.length, width);
  const chosen = chosenIn(maps);
  const canvas = usePaintedCanvas((context, { colour }) => paintVideoTokens(context, colour, { layout, maps }));
  const style: CSSProperties = { inlineSize: layout.width, blockSize: layout.rows * barRow };
  if (videoTokens.length === 0) return null;
  return (
    <div className="token-bar video-tokens" data-focus={maps.focus.on}>
      <div ref={box}>
        <div className="cells" style={style}>
          <canvas ref={canvas} />
          <Chooser owner={owner} maps={maps} placeOf={(x, y) => placeAt(layout, x, y)} />
        </div>
      </div>
      <div className="token-line">
        <p className="token-words" aria-hidden="true">
          {chosen === null ? formatCounted(videoTokens.length, 'video token') : wordVideoToken(maps, chosen)}
        </p>
        {owner === 'conversation' && <ScaleSwitch windows={windowsOf(videoTokens)} />}
      </div>
    </div>
  );
});

const chosenIn = ({ focus }: TokenGrid): number | null => (focus.on === 'token' ? focus.at : null);

type ChooserProps = Props & { readonly placeOf: (x: number, y: number) => number };

/** What pointer and keyboard work: a slider from all of them, its lowest value, over each. */
function Chooser({ owner, maps, placeOf }: ChooserProps) {
  const app = useApp();
  const chosen = chosenIn(maps);
  const choose = (at: number | null) => focusTokens(app, at === null ? onAll : { on: 'token', owner, at });
  const under = ({ nativeEvent: { offsetX, offsetY } }: PointerEvent) => placeOf(offsetX, offsetY);
  const press = (event: PointerEvent<HTMLInputElement>) => {
    event.preventDefault();
    event.currentTarget.focus();
    const at = under(event);
    choose(at === chosen ? null : at);
  };
  return (
    <input
      type="range"
      aria-label={say('Video tokens')}
      aria-valuetext={chosen === null ? say('All video tokens') : wordVideoToken(maps, chosen)}
      min={0}
      max={maps.videoTokens.length}
      value={chosen === null ? 0 : chosen + 1}
      onChange={({ target }) => choose(Number(target.value) - 1 < 0 ? null : Number(target.value) - 1)}
      onPointerDown={press}
      onPointerMove={(event) => event.buttons === 1 && choose(under(event))}
    />
  );
}

/** 'video token 5 of 28 · scale 1 · most, 41 %, of frame 3, Row 2, column 5' */
function wordVideoToken({ rows, columns, pictures, videoTokens }: TokenGrid, at: number): string {
  const shown = videoTokens[at];
  if (shown === undefined) return '';
  const { window, tokens, weights } = shown;
  const most = weights.indexOf(Math.max(...weights));
  const token = tokens[most] ?? 0;
  const layout = pictures[Math.floor(token / (rows * columns))];
  const patch = token % (rows * columns);
  return [
    say('video token {number} of {all}', { number: String(at + 1), all: String(videoTokens.length) }),
    say('scale {scale}', { scale: String(window) }),
    say('most, {part}, of {place}', {
      part: formatPercent(weights[most] ?? 0, 1),
      place: [
        ...(layout ? [tellFrames(layout)] : []),
        wordPatch(Math.floor(patch / columns) + 1, (patch % columns) + 1, null),
      ].join(say(', ')),
    }),
  ].join(' · ');
}

type Painted = { readonly layout: BarLayout; readonly maps: TokenGrid };

/** A cell a video token, a gap where a scale ends; those in focus stand out by height and strength. */
function paintVideoTokens(context: CanvasRenderingContext2D, colour: string, { layout, maps }: Painted): void {
  const { videoTokens } = maps;
  context.fillStyle = colour;
  for (const [at, token] of videoTokens.entries()) {
    const [left, top, width, height] = cellAt(layout, at);
    const isOn = isInFocus(maps, token, at);
    const gap = videoTokens[at + 1]?.window === token.window ? 1 : 4;
    context.globalAlpha = isOn ? 1 : 0.35;
    context.fillRect(left, top + (isOn ? 1 : 4), width - gap, height - (isOn ? 3 : 8));
  }
}

function isInFocus({ focus }: TokenGrid, { window }: VideoToken, at: number): boolean {
  if (focus.on === 'all') return true;
  return focus.on === 'scale' ? focus.window === window : focus.at === at;
}
