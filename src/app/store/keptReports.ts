import * as v from 'valibot';
import { AppError } from '../../domain/errors.ts';
import { type ReadReport, reportsIn } from '../../domain/evaluationFile.ts';
import type { OpenedReport } from './evaluate.ts';

/** A report with the file that it came in, in the form that files have: what reads one reads the other. */
const keptSchema = v.object({ file: v.string(), text: v.string() });

type KeptReport = v.InferOutput<typeof keptSchema>;

/** The opened reports as plain data that the next visit understands. */
export const keptReports = (reports: readonly OpenedReport[]): readonly KeptReport[] =>
  reports.map(({ file, report }) => ({ file, text: JSON.stringify(report) }));

/** The reports that were kept, in their order, but for those that this version cannot read. */
export function restoredReports(data: unknown): readonly Omit<OpenedReport, 'key'>[] {
  return (Array.isArray(data) ? data : []).flatMap((one: unknown) => {
    const kept = v.safeParse(keptSchema, one);
    if (!kept.success) return [];
    const { file, text } = kept.output;
    return readable(file, text).map((report) => ({ file, report }));
  });
}

function readable(file: string, text: string): readonly ReadReport[] {
  try {
    return reportsIn(file, text);
  } catch (failure) {
    if (failure instanceof AppError) return [];
    throw failure;
  }
}
