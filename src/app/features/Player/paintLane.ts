import type { PaintSize } from '../../controls/usePaintedCanvas.ts';
import type { ShownKind } from '../../store/settings.ts';
import { viridisColour } from '../../viridis.ts';
import { frameLevels, levelIn, pictureOf, rangeOf } from '../Frames/tokenLevels.ts';
import type { Lane } from './lane.ts';
import { placeIn, type TimeWindow } from './timeWindow.ts';

/** What a lane paints of a recipe. */
export type LanePicture = Pick<Lane, 'frames' | 'maps' | 'search'>;

/** A mark for each frame and above it a bar of what the frame came to, and a dot for each moment that was searched. */
export function paintLane(
  context: CanvasRenderingContext2D,
  size: PaintSize,
  shown: TimeWindow,
  lane: LanePicture,
  kind: ShownKind,
): void {
  const places = lane.frames.map(({ time }) => placeIn(shown, time) * size.width);
  const mark = size.height < 40 ? 6 : 10;
  if (lane.maps) {
    const room = { ...size, height: size.height - mark - size.height / 12 };
    const levels = frameLevels(kind, lane.maps);
    const { pictures } = lane.maps;
    const levelsOfFrames = places.map((_, frame) => levels[pictureOf(pictures, frame) ?? -1] ?? 0);
    paintLevels(context, room, places, levelsOfFrames, colourOf(kind, size.colour));
  }
  paintSearch(context, size, shown, lane);
  context.fillStyle = size.colour;
  for (const place of places) context.fillRect(place - 1, size.height - mark, 2, mark);
}

/** Kept tokens are what was selected, so they have the lane's colour; all else has the ramp. */
const colourOf =
  (kind: ShownKind, own: string) =>
  (level: number): string =>
    kind === 'kept' ? own : viridisColour(level);

/**
 * One bar a frame, as wide as the time that the frame stands for: half-way to its neighbours, and at the ends as far out as
 * in, so that frames of a part of the clip do not stand for the rest.
 */
function paintLevels(
  context: CanvasRenderingContext2D,
  { width, height }: PaintSize,
  places: readonly number[],
  levels: readonly number[],
  colourOf: (level: number) => string,
): void {
  places.forEach((place, at) => {
    const [before, after] = [places[at - 1], places[at + 1]];
    const from = place - halfWay(place, before ?? after ?? place + 2 * width);
    const to = place + halfWay(place, after ?? before ?? place + 2 * width);
    const level = levels[at] ?? 0;
    const bar = 2 + level * (height - 2);
    context.fillStyle = colourOf(level);
    context.fillRect(from + 1, height - bar, Math.max(1, to - from - 2), bar);
  });
}

const halfWay = (place: number, other: number): number => Math.abs(other - place) / 2;

/** A dot for each moment that a search has looked at, the higher the more relevant; those of later steps are larger. */
function paintSearch(
  context: CanvasRenderingContext2D,
  size: PaintSize,
  shown: TimeWindow,
  { search }: LanePicture,
): void {
  const range = rangeOf(search.flatMap(({ relevance }) => relevance));
  context.fillStyle = size.colour;
  search.forEach(({ times, relevance }, step) => {
    times.forEach((time, at) => {
      const y = size.height - 4 - levelIn(range, relevance[at] ?? range.low) * (size.height - 8);
      context.beginPath();
      context.arc(placeIn(shown, time) * size.width, y, 1.5 + Math.min(step, 4) / 2, 0, 2 * Math.PI);
      context.fill();
    });
  });
}
