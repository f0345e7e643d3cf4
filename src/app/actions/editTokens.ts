import type { EditChange, OpenClip } from '../store/clip.ts';
import { withTokensEdited } from '../store/compareSteps.ts';
import { stepRedone, stepTaken, stepUndone } from '../store/editSteps.ts';
import type { StripOwner } from '../store/focus.ts';
import { type App, update } from './app.ts';

/** Changes what the user has pinned and dropped on a strip's frames; undo takes it back. */
export function editTokens(app: App, owner: StripOwner, change: EditChange): void {
  if (owner === 'conversation') changeClip(app, (clip) => stepTaken(clip, change));
  else update(app, 'compare', (compare) => withTokensEdited(compare, owner, change));
}

/** Undo and redo of what is pinned and dropped on the conversation's frames. */
export const undoEdit = (app: App): void => changeClip(app, stepUndone);
export const redoEdit = (app: App): void => changeClip(app, stepRedone);

const changeClip = (app: App, change: (clip: OpenClip) => OpenClip): void =>
  update(app, 'clip', (slice) => ({ ...slice, current: slice.current && change(slice.current) }));
