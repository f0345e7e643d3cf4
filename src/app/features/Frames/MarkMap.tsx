import { memo } from 'react';
import type { Mark } from '../../../domain/selectionEdits.ts';
import { type PaintSize, usePaintedCanvas } from '../../controls/usePaintedCanvas.ts';
import type { PatchGrid } from './patchGrid.ts';
import { cellsOf } from './TokenMap.tsx';

/** A picture's marks over the area of this size at the origin. */
export function paintMarks(
  context: CanvasRenderingContext2D,
  { width, height, colour }: PaintSize,
  grid: PatchGrid,
  marks: ReadonlyMap<number, Mark>,
): void {
  const { box } = cellsOf(grid, width, height);
  for (const [patch, mark] of marks) {
    if (mark === 'pinned') paintPin(context, box(patch), colour);
    else paintDrop(context, box(patch));
  }
}

type Box = readonly [left: number, top: number, width: number, height: number];

type Props = { readonly grid: PatchGrid; readonly marks: ReadonlyMap<number, Mark> };

/** Pins and drops over a picture, told apart by shape too: a framed dot, and a crossed-out dark cell. */
export const MarkMap = memo(function MarkMap({ grid, marks }: Props) {
  const canvas = usePaintedCanvas((context, size) => paintMarks(context, size, grid, marks));
  return <canvas ref={canvas} className="map" />;
});

function paintPin(context: CanvasRenderingContext2D, [left, top, width, height]: Box, colour: string): void {
  context.lineWidth = Math.max(1, width / 10);
  context.strokeStyle = colour;
  context.strokeRect(
    left + context.lineWidth / 2,
    top + context.lineWidth / 2,
    width - context.lineWidth,
    height - context.lineWidth,
  );
  context.beginPath();
  context.arc(left + width / 2, top + height / 2, Math.min(width, height) / 4, 0, 2 * Math.PI);
  context.fillStyle = colour;
  context.fill();
  context.strokeStyle = 'rgb(10 12 15)';
  context.stroke();
}

function paintDrop(context: CanvasRenderingContext2D, [left, top, width, height]: Box): void {
  context.fillStyle = 'rgb(10 12 15 / 0.8)';
  context.fillRect(left, top, width, height);
  context.beginPath();
  context.moveTo(left + width * 0.25, top + height * 0.25);
  context.lineTo(left + width * 0.75, top + height * 0.75);
  context.moveTo(left + width * 0.75, top + height * 0.25);
  context.lineTo(left + width * 0.25, top + height * 0.75);
  context.lineWidth = Math.max(1, width / 10);
  context.strokeStyle = 'white';
  context.stroke();
}
