import { viridisColour } from '../../viridis.ts';
import { levelIn, mapRange, type TokenGrid } from './tokenLevels.ts';

/** Cells for `count` tokens in even rows, in CSS pixels. */
export type BarLayout = {
  readonly count: number;
  readonly columns: number;
  readonly rows: number;
  readonly width: number;
};

/** Narrower cells cannot be pointed at. */
const leastCell = 5;
const mostCell = 16;
export const barRow = 12;

/** One row where the tokens have room in it. */
export function barLayout(count: number, width: number): BarLayout {
  const columns = Math.max(1, Math.min(count, Math.floor(width / leastCell)));
  const rows = Math.ceil(count / columns);
  const even = Math.ceil(count / Math.max(1, rows));
  return { count, columns: Math.max(1, even), rows, width: Math.min(width, even * mostCell) };
}

/** Left, top, width and height of the cell of the token at a place of the bar. */
export function cellAt({ columns, width }: BarLayout, at: number): readonly [number, number, number, number] {
  const column = at % columns;
  const left = Math.round((column * width) / columns);
  const right = Math.round(((column + 1) * width) / columns);
  return [left, Math.floor(at / columns) * barRow, right - left, barRow];
}

/** The place whose cell is at a point; the last one beyond the end. */
export function placeAt({ columns, rows, count, width }: BarLayout, x: number, y: number): number {
  const within = (value: number, most: number) => Math.min(most - 1, Math.max(0, Math.floor(value)));
  const at = within(y / barRow, rows) * columns + within((x / width) * columns, columns);
  return Math.min(count - 1, at);
}

type Painted = { readonly layout: BarLayout; readonly maps: TokenGrid; readonly kind: 'significance' | 'used' };

/**
 * The kept tokens in their order, each as its level on the ramp. Those of a picture with one that is lit are taller, and
 * those that are lit have an outline.
 */
export function paintBar(
  context: CanvasRenderingContext2D,
  colour: string,
  { layout, maps, kind }: Painted,
  lit: ReadonlySet<number>,
): void {
  const values = kind === 'significance' ? maps.scores : maps.mass;
  const range = mapRange(kind, maps);
  const pictureOf = (token: number) => Math.floor(token / (maps.rows * maps.columns));
  const near = new Set([...lit].map(pictureOf));
  for (const [at, token] of maps.selected.entries()) {
    const [left, top, width, height] = cellAt(layout, at);
    const isNear = near.has(pictureOf(token));
    context.fillStyle = viridisColour(levelIn(range, values[token] ?? 0));
    context.fillRect(left, top + (isNear ? 0 : 2), width - 1, height - (isNear ? 1 : 4));
    if (!lit.has(token)) continue;
    context.strokeStyle = colour;
    context.lineWidth = 2;
    context.strokeRect(left, top + 1, width - 1, height - 3);
  }
}
