import { memo } from 'react';
import { type PaintSize, usePaintedCanvas } from '../../controls/usePaintedCanvas.ts';
import type { ShownKind } from '../../store/settings.ts';
import { viridisColour } from '../../viridis.ts';
import type { PatchGrid } from './patchGrid.ts';
import { keptIn, type TokenGrid, tokenLevels } from './tokenLevels.ts';

type Props = {
  readonly className: string;
  readonly kind: ShownKind;
  readonly maps: TokenGrid;
  readonly frame: number;
};

/** What a frame's visual tokens came to, painted over its picture. Says nothing to a screen reader: the strip does. */
export const TokenMap = memo(function TokenMap({ className, kind, maps, frame }: Props) {
  const canvas = usePaintedCanvas((context, size) => paintMap(context, size, { kind, maps, frame }));
  return <canvas ref={canvas} className={className} data-map={kind} />;
});

type Painted = Omit<Props, 'className'>;

/** A frame's map over the area of this size at the origin. */
export function paintMap(context: CanvasRenderingContext2D, size: PaintSize, { kind, maps, frame }: Painted): void {
  const cells = cellsOf(maps, size.width, size.height);
  if (kind === 'kept') paintKept(context, cells, new Set(keptIn(maps, frame)), size.colour);
  else paintLevels(context, cells, tokenLevels(kind, maps, frame), kind !== 'significance');
}

type Cells = {
  readonly rows: number;
  readonly columns: number;
  readonly count: number;
  /** Left, top, width and height of a token's cell, on whole pixels so that neighbours meet. */
  readonly box: (index: number) => readonly [number, number, number, number];
};

/** The cells of a picture's patches on a canvas. */
export function cellsOf({ rows, columns }: PatchGrid, width: number, height: number): Cells {
  const box = (index: number) => {
    const column = index % columns;
    const row = Math.floor(index / columns);
    const left = Math.round((column * width) / columns);
    const top = Math.round((row * height) / rows);
    const right = Math.round(((column + 1) * width) / columns);
    const bottom = Math.round(((row + 1) * height) / rows);
    return [left, top, right - left, bottom - top] as const;
  };
  return { rows, columns, count: rows * columns, box };
}

/** The ramp over every token; where `fade`, what is next to nothing lets the picture through. */
function paintLevels(context: CanvasRenderingContext2D, cells: Cells, levels: readonly number[], fade: boolean): void {
  levels.forEach((level, index) => {
    context.fillStyle = viridisColour(level, fade ? 0.3 + 0.55 * level : 0.7);
    context.fillRect(...cells.box(index));
  });
}

/** Veils what was left out, and draws the accent along the border of what was kept. */
function paintKept(context: CanvasRenderingContext2D, cells: Cells, kept: ReadonlySet<number>, accent: string): void {
  context.fillStyle = 'rgb(10 12 15 / 0.72)';
  for (let index = 0; index < cells.count; index++) {
    if (!kept.has(index)) context.fillRect(...cells.box(index));
  }
  context.fillStyle = accent;
  for (const index of kept) paintBorder(context, cells, kept, index);
}

function paintBorder(
  context: CanvasRenderingContext2D,
  { columns, count, box }: Cells,
  kept: ReadonlySet<number>,
  index: number,
): void {
  const [left, top, width, height] = box(index);
  const line = Math.min(3, Math.max(1, Math.round(width / 12)));
  const isFirst = index % columns === 0;
  const isLast = index % columns === columns - 1;
  if (isFirst || !kept.has(index - 1)) context.fillRect(left, top, line, height);
  if (isLast || !kept.has(index + 1)) context.fillRect(left + width - line, top, line, height);
  if (index < columns || !kept.has(index - columns)) context.fillRect(left, top, width, line);
  if (index >= count - columns || !kept.has(index + columns)) context.fillRect(left, top + height - line, width, line);
}
