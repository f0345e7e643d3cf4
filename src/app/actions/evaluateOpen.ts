import type { Item } from '../../domain/evaluation.ts';
import type { QuestionSource } from '../store/evaluate.ts';
import type { State } from '../store/store.ts';
import { type App, update } from './app.ts';
import { clipFile } from './evaluateQuestions.ts';
import { noHandle, openClip } from './openClip.ts';
import { showView } from './showView.ts';

/** Opens the clip of a question in Compare, with the question in its box. */
export async function openInCompare(app: App, { clip, question }: Item): Promise<void> {
  const source = sourceOf(app.store.getState(), clip);
  update(app, 'compare', (compare) => ({ ...compare, draft: question }));
  showView(app, 'compare');
  const read = (signal: AbortSignal): Promise<File> => clipFile(app, { source }, clip, signal);
  await openClip(app, { name: clip, read, sample: null, handle: noHandle, only: source === 'bundled' });
}

/** Whose clip it is: the run's where it asks about it; for a report alone, the bundled one of that name, else the user's. */
function sourceOf({ evaluate: { run, bundled } }: State, clip: string): QuestionSource {
  const isOf = (items: readonly Item[]): boolean => items.some((item) => item.clip === clip);
  if (run && isOf(run.items)) return run.source;
  return bundled.status === 'ready' && isOf(bundled.items) ? 'bundled' : 'own';
}
