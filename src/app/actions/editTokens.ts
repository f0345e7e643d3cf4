import { isAbout, noEdits, type SelectionEdits } from '../../domain/selectionEdits.ts';
import type { Looked } from '../store/clip.ts';
import { withLooked } from '../store/compare.ts';
import { type App, update } from './app.ts';

/** Whose frames: a column's, by its key, or those of the conversation. */
export type StripOwner = number | 'conversation';

/** Changes what the user has pinned and dropped on a strip's frames. */
export function editTokens(app: App, owner: StripOwner, change: (edits: SelectionEdits) => SelectionEdits): void {
  if (owner !== 'conversation') {
    update(app, 'compare', (compare) => withLooked(compare, owner, (looked) => edited(looked, change)));
    return;
  }
  update(app, 'clip', (slice) => ({ ...slice, current: slice.current && edited(slice.current, change) }));
}

/** What was said of edits that are gone has had its time. */
function edited<Part extends Looked>(looked: Part, change: (edits: SelectionEdits) => SelectionEdits): Part {
  const times = looked.frames.map(({ time }) => time);
  const before = isAbout(looked.edits, times) ? looked.edits : { ...noEdits, times };
  const notices = looked.notices.filter(({ code }) => code !== 'edits-unused');
  return { ...looked, edits: change(before), notices };
}
