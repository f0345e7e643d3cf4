import { findCurves } from '../../actions/findCurves.ts';
import { CurveLegend } from './CurveLegend.tsx';
import { CurveRow } from './CurveRow.tsx';

/** All that concerns the curves over the timeline, which is nothing until someone wants to see them. */
export const curves = { CurveLegend, CurveRow, findCurves } as const;
