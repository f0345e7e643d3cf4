import type { Mark } from '../../../domain/selectionEdits.ts';
import type { MapKind } from '../../store/settings.ts';
import { type Plain, say } from '../../wording/language.ts';
import { unfocused } from '../Frames/focused.ts';
import { paintRamp } from '../Frames/MapSwitch.tsx';
import { paintMarks } from '../Frames/MarkMap.tsx';
import { paintMap } from '../Frames/TokenMap.tsx';
import { mapEnds, mapWords, type TokenGrid } from '../Frames/tokenLevels.ts';
import { type Block, type Ink, stacked, textBlock } from './pictureBlocks.ts';

/** What there is to explain in a picture of a comparison. */
export type Shown = {
  readonly map: MapKind;
  readonly hasMaps: boolean;
  readonly marks: readonly Mark[];
  /** Whether colours mean the same in all columns. */
  readonly isShared: boolean;
};

const swatch = { width: 32, height: 16 };

type Painter = (context: CanvasRenderingContext2D) => void;

/** What shading, borders and marks over the frames mean: each as it is painted there, with its words. */
export function legendBlock(context: CanvasRenderingContext2D, ink: Ink, shown: Shown, width: number): Block {
  const line = (paint: Painter, words: string): Block => {
    const text = textBlock(context, words, { colour: ink.muted, font: ink.small }, width - swatch.width - 12);
    return {
      height: text.height,
      paint(on, left, top) {
        on.save();
        on.translate(left, top + 2);
        paint(on);
        on.restore();
        text.paint(on, left + swatch.width + 12, top);
      },
    };
  };
  const { map, hasMaps, marks, isShared } = shown;
  return stacked(
    [
      ...(hasMaps && map !== 'picture' ? [line(mapSwatch(ink, map), wordMap(map, isShared))] : []),
      ...marks.map((mark) => line(markSwatch(ink, mark), say(markWords[mark]))),
    ],
    4,
  );
}

const wordMap = (map: Exclude<MapKind, 'picture'>, isShared: boolean): string =>
  [say(mapWords[map].description), map === 'kept' ? '' : say(wordScales(isShared))].filter(Boolean).join(' ');

/** Whether colours can be compared across columns. */
export const wordScales = (isShared: boolean): Plain =>
  isShared ? 'Colours mean the same in all columns.' : 'Each column has its own scale.';

const markWords = {
  pinned: 'Pinned: the answer always rests on it.',
  dropped: 'Dropped: the answer never rests on it.',
} as const;

/** A kept token beside one that was left out, or the ramp. */
const mapSwatch =
  (ink: Ink, map: Exclude<MapKind, 'picture'>): Painter =>
  (context) => {
    if (map !== 'kept') {
      paintRamp(context, swatch);
      return;
    }
    context.fillStyle = picture;
    context.fillRect(0, 0, swatch.width, swatch.height);
    paintMap(context, { ...swatch, colour: ink.accent }, { kind: map, maps: oneOfTwo, frame: 0 });
  };

/** A grey that stands for what a frame shows. */
const picture = 'rgb(140 146 154)';

const oneOfTwo: TokenGrid = unfocused({
  ...{ rows: 1, columns: 2, pictures: [{ side: 1, frames: [0] }] },
  ...{ selected: Uint32Array.of(0), scores: new Float32Array(2), mass: new Float32Array(2), videoTokens: [] },
});

const markSwatch =
  (ink: Ink, mark: Mark): Painter =>
  (context) => {
    const side = swatch.height;
    context.translate((swatch.width - side) / 2, 0);
    context.fillStyle = picture;
    context.fillRect(0, 0, side, side);
    paintMarks(
      context,
      { width: side, height: side, colour: ink.accent },
      { rows: 1, columns: 1 },
      new Map([[0, mark]]),
    );
  };

/** The ramp of a column's map between what its ends stand for, as the page has it above the frames. */
export function scaleBlock(context: CanvasRenderingContext2D, ink: Ink, map: MapKind, maps: TokenGrid | null): Block {
  if (maps === null || map === 'picture' || map === 'kept') return { height: 0, paint: () => undefined };
  const [low, high] = mapEnds(map, maps);
  context.font = ink.small;
  const start = context.measureText(low).width + 8;
  return {
    height: 20,
    paint(on, left, top) {
      on.save();
      on.translate(left, top);
      on.font = ink.small;
      on.fillStyle = ink.muted;
      on.fillText(low, 0, 15);
      on.fillText(high, start + rampWidth + 8, 15);
      on.translate(start, 6);
      paintRamp(on, { width: rampWidth, height: 8 });
      on.restore();
    },
  };
}

const rampWidth = 96;
