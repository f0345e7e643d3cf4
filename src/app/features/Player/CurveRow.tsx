import { memo } from 'react';
import { type PaintSize, usePaintedCanvas } from '../../controls/usePaintedCanvas.ts';
import { levelIn } from '../Frames/tokenLevels.ts';
import type { Lane } from './lane.ts';
import { placeIn, type TimeWindow } from './timeWindow.ts';
import { type Curve, useCurves } from './useCurves.ts';

/** The curves over one another, each in its own range; the style sheet gives each its colour. */
export const CurveRow = memo(function CurveRow({
  lanes,
  shown,
}: {
  readonly lanes: readonly Lane[];
  readonly shown: TimeWindow;
}) {
  const curves = useCurves(lanes);
  return (
    <div className="lane curves">
      {curves.map((curve) => (
        <CurveCanvas key={curve.kind} curve={curve} shown={shown} />
      ))}
    </div>
  );
});

type Points = readonly (readonly [x: number, y: number])[];

/** Each kind has a form of its own, so that none is told by its colour alone. */
function CurveCanvas({ curve, shown }: { readonly curve: Curve; readonly shown: TimeWindow }) {
  const canvas = usePaintedCanvas((context, size) => {
    context.fillStyle = size.colour;
    context.strokeStyle = size.colour;
    context.lineWidth = 1.5;
    if (curve.kind === 'shots') return paintMarks(context, size, curve, shown);
    const points = pointsOf(size, curve, shown);
    if (curve.kind === 'change') return paintArea(context, size, points);
    context.setLineDash(curve.kind === 'significance' ? [5, 3] : []);
    paintLine(context, points);
    for (const [x, y] of points) context.fillRect(x - 1.5, y - 1.5, 3, 3);
  });
  return <canvas ref={canvas} data-curve={curve.kind} />;
}

const pointsOf = ({ width, height }: PaintSize, { times, values, range }: Curve, shown: TimeWindow): Points =>
  times.map((time, at) => [placeIn(shown, time) * width, height - 3 - levelIn(range, values[at] ?? 0) * (height - 6)]);

function paintLine(context: CanvasRenderingContext2D, points: Points): void {
  context.beginPath();
  for (const [x, y] of points) context.lineTo(x, y);
  context.stroke();
}

/** What changed up to a frame fills the time since the one before. */
function paintArea(context: CanvasRenderingContext2D, { height }: PaintSize, points: Points): void {
  points.forEach(([x, y], at) => {
    const from = points[at - 1]?.[0] ?? x;
    context.fillRect(from, y, Math.max(1, x - from), height - y);
  });
}

function paintMarks(
  context: CanvasRenderingContext2D,
  { width, height }: PaintSize,
  { times }: Curve,
  shown: TimeWindow,
): void {
  context.setLineDash([2, 2]);
  for (const time of times) {
    const x = Math.round(placeIn(shown, time) * width) + 0.5;
    paintLine(context, [
      [x, 0],
      [x, height],
    ]);
  }
}
