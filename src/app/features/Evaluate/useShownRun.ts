import { useMemo } from 'react';
import { useAppState } from '../../AppContext.ts';
import type { Run } from '../../store/evaluate.ts';
import { shownRun } from '../../store/evaluateReports.ts';

/** The page's run with the open reports beside it; null without either. */
export function useShownRun(): Run | null {
  const run = useAppState(({ evaluate }) => evaluate.run);
  const reports = useAppState(({ evaluate }) => evaluate.reports);
  return useMemo(() => shownRun({ run, reports }), [run, reports]);
}
