import { reportOf } from '../store/compareReport.ts';
import { nameOf, wordReport } from '../wording/compare.ts';
import type { App } from './app.ts';

const report = ({ store }: App) => reportOf(store.getState(), nameOf);

/** Hands the comparison to the user as a JSON file. */
export function downloadComparison(app: App): void {
  const comparison = report(app);
  if (comparison === null) return;
  const file = new Blob([`${JSON.stringify(comparison, null, 2)}\n`], { type: 'application/json' });
  const address = URL.createObjectURL(file);
  const link = Object.assign(document.createElement('a'), { href: address, download: fileName(comparison.clip.name) });
  link.click();
  // The browser reads the file after the click has been handled.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

const fileName = (clip: string): string => `${clip.replace(/\.[^.]*$/, '')}-comparison.json`;

/** Puts the comparison on the clipboard as a Markdown table. */
export async function copyComparison(app: App): Promise<void> {
  const comparison = report(app);
  if (comparison !== null) await navigator.clipboard.writeText(wordReport(comparison));
}
