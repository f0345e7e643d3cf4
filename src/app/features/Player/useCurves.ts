import { useMemo } from 'react';
import type { ShotBoundary } from '../../../domain/shots/shots.ts';
import { useAppState } from '../../AppContext.ts';
import type { CurveKind } from '../../store/curves.ts';
import { frameValues, pictureOf, type Range, rangeOf } from '../Frames/tokenLevels.ts';
import type { Lane } from './lane.ts';

/** Values over time, and the range that they are drawn in. Shots are marks: they have no values. */
export type Curve = {
  readonly kind: CurveKind;
  readonly times: readonly number[];
  readonly values: readonly number[];
  readonly range: Range;
};

/** The curves on show that something is known of. */
export function useCurves(lanes: readonly Lane[]): readonly Curve[] {
  const curves = useAppState((state) => state.curves);
  const lane = lanes.find(({ isShown }) => isShown);
  return useMemo(() => {
    const change = curves.change.status === 'found' ? curves.change.value : null;
    const similarity = curves.similarity.status === 'found' ? curves.similarity.value : null;
    const found = [
      change && curveOf('change', change.difference.times, change.difference.values, 0),
      change && curveOf('shots', change.shots.boundaries.map(middleOf), []),
      similarity && curveOf('similarity', similarity.times, similarity.relevance),
      lane && significanceOf(lane),
    ];
    return found.filter(
      (curve): curve is Curve => curve !== null && curve !== undefined && curves.kinds.includes(curve.kind),
    );
  }, [curves, lane]);
}

const middleOf = ({ begin, end }: ShotBoundary): number => (begin + end) / 2;

/** @param low where the range begins; the lowest value where nothing is said. */
const curveOf = (kind: CurveKind, times: readonly number[], values: readonly number[], low?: number): Curve => ({
  kind,
  times,
  values,
  range: { ...rangeOf(values), ...(low !== undefined && { low }) },
});

/** Mean significance of each frame of a lane, after an answer. */
function significanceOf({ frames, maps }: Lane): Curve | null {
  if (maps === null) return null;
  const values = frameValues('significance', maps);
  const ofFrames = frames.map(({ index }) => values[pictureOf(maps.pictures, index) ?? -1] ?? Number.NaN);
  return curveOf(
    'significance',
    frames.map(({ time }) => time),
    ofFrames,
  );
}
