import type { CompareReport } from '../store/compareReport.ts';
import { reportOf } from '../store/compareReport.ts';
import { csvOfReport, wordReport } from '../wording/compare.ts';
import type { App } from './app.ts';
import { fingerprintOf } from './compareReplay.ts';
import { bareName, downloadFile, downloadJson } from './downloadFile.ts';

/**
 * What was on show when it was asked for, whatever is opened while the file is read whole once, for its hash. Null where no
 * clip is open.
 */
async function report(app: App): Promise<CompareReport | null> {
  const state = app.store.getState();
  const { current } = state.clip;
  if (current === null) return null;
  const sha256 = await fingerprintOf(app, current.id);
  return reportOf(state, sha256);
}

const fileName = ({ clip }: CompareReport): string => `${bareName(clip.name)}-comparison`;

/** Hands the comparison to the user as JSON that can be run again: it needs a question for that. */
export async function downloadComparison(app: App): Promise<void> {
  const comparison = await report(app);
  if (comparison !== null && comparison.question !== null) downloadJson(fileName(comparison), comparison);
}

/** A row a column. */
export async function downloadComparisonTable(app: App): Promise<void> {
  const comparison = await report(app);
  if (comparison !== null) downloadFile(`${fileName(comparison)}.csv`, 'text/csv', csvOfReport(comparison));
}

export async function downloadComparisonText(app: App): Promise<void> {
  const comparison = await report(app);
  if (comparison !== null) downloadFile(`${fileName(comparison)}.md`, 'text/markdown', wordReport(comparison));
}

/** Puts the comparison on the clipboard as a Markdown table. */
export async function copyComparison(app: App): Promise<void> {
  const comparison = await report(app);
  if (comparison !== null) await navigator.clipboard.writeText(wordReport(comparison));
}
