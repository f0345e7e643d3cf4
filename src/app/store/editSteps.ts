import { isAbout, noEdits, type SelectionEdits } from '../../domain/selectionEdits.ts';
import { type EditChange, type EditSteps, editsOn, type OpenClip, withEdited, withEditsOf } from './clip.ts';

/* Undo of what is pinned and dropped in Ask. In Compare these edits stand in the one history that the columns have. */

export const noSteps: EditSteps = { past: [], future: [] };

/** Changes what is pinned and dropped. Steps about frames that are gone make room: they would bring nothing back. */
export function stepTaken(clip: OpenClip, change: EditChange): OpenClip {
  const before = editsOn(clip);
  const past = clip.editSteps.past.filter((edits) => isAbout(edits, before));
  return { ...withEdited(clip, change), editSteps: { past: [...past, before], future: [] } };
}

/** The edits that undo would bring back; null where there are none, or they are about frames that are not on show. */
export const editsBefore = (clip: OpenClip): SelectionEdits | null => nextOf(clip, 'past');
export const editsAfter = (clip: OpenClip): SelectionEdits | null => nextOf(clip, 'future');

function nextOf(clip: OpenClip, from: keyof EditSteps): SelectionEdits | null {
  const edits = clip.editSteps[from].at(-1) ?? noEdits;
  return edits.times.length > 0 && isAbout(edits, editsOn(clip)) ? edits : null;
}

export const stepUndone = (clip: OpenClip): OpenClip => stepped(clip, 'past', 'future');
export const stepRedone = (clip: OpenClip): OpenClip => stepped(clip, 'future', 'past');

function stepped(clip: OpenClip, from: keyof EditSteps, to: keyof EditSteps): OpenClip {
  const edits = nextOf(clip, from);
  if (edits === null) return clip;
  const { [from]: taken, [to]: given } = clip.editSteps;
  const editSteps = { [from]: taken.slice(0, -1), [to]: [...given, editsOn(clip)] };
  return { ...withEditsOf(clip, edits), editSteps: { ...clip.editSteps, ...editSteps } };
}
