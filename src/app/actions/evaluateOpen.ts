import type { Item } from '../../domain/evaluation.ts';
import { type App, update } from './app.ts';
import { clipFile } from './evaluateQuestions.ts';
import { openRead } from './openClip.ts';
import { showView } from './showView.ts';

/** Opens the clip of a question in Compare, with the question in its box. */
export async function openInCompare(app: App, { clip, question }: Item): Promise<void> {
  const { run } = app.store.getState().evaluate;
  if (run === null) return;
  update(app, 'compare', (compare) => ({ ...compare, draft: question }));
  showView(app, 'compare');
  await openRead(app, clip, (signal) => clipFile(app, run, clip, signal));
}
