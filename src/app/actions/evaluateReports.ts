import { reportsIn } from '../../domain/evaluationFile.ts';
import { withoutReport, withReports } from '../store/evaluateReports.ts';
import { failureOf } from '../store/failure.ts';
import { type App, update } from './app.ts';

/** Shows the reports of these files beside the page's own run. A file that is none is told of; the others are shown. */
export async function openReports(app: App, files: readonly File[]): Promise<void> {
  update(app, 'notices', (notices) => notices.filter(({ code }) => code !== 'report-refused'));
  for (const file of files) await openReport(app, file);
}

async function openReport(app: App, file: File): Promise<void> {
  try {
    const reports = reportsIn(file.name, await file.text());
    update(app, 'evaluate', (evaluate) => withReports(evaluate, file.name, reports));
  } catch (thrown) {
    const failure = failureOf(thrown);
    update(app, 'notices', (notices) => [
      ...notices.filter(({ code }) => code !== 'report-refused'),
      { code: 'report-refused', failure },
    ]);
  }
}

export const closeReport = (app: App, key: number): void =>
  update(app, 'evaluate', (evaluate) => withoutReport(evaluate, key));
