import { shownRun } from '../store/evaluateReports.ts';
import { reportOf } from '../store/evaluateResults.ts';
import { contenderName, csvOfRun, wordEvaluation } from '../wording/evaluate.ts';
import type { App } from './app.ts';
import { downloadFile, downloadJson } from './downloadFile.ts';

const runOf = ({ store }: App) => shownRun(store.getState().evaluate);

const fileName = 'evaluation';

/** The reports of `npm run eval`, each with the name that the page has for its recipe: one, or an array of several. */
export function downloadReports(app: App): void {
  const run = runOf(app);
  if (run === null) return;
  const reports = run.contenders.map((contender, at) => ({ ...reportOf(run, at), name: contenderName(contender) }));
  downloadJson(fileName, reports.length === 1 ? reports[0] : reports);
}

/** A row an answer. */
export function downloadAnswers(app: App): void {
  const run = runOf(app);
  if (run !== null) downloadFile(`${fileName}.csv`, 'text/csv', csvOfRun(run));
}

export function downloadSummary(app: App): void {
  const run = runOf(app);
  if (run !== null) downloadFile(`${fileName}.md`, 'text/markdown', wordEvaluation(run));
}

/** Puts the summary on the clipboard, as Markdown. */
export async function copySummary(app: App): Promise<void> {
  const run = runOf(app);
  if (run !== null) await navigator.clipboard.writeText(wordEvaluation(run));
}
