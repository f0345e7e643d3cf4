import { Eraser, RotateCw } from 'lucide-react';
import type { ReactNode } from 'react';
import { compressorOf, type Recipe } from '../../../domain/recipe.ts';
import { hasEdits, marked, type SelectionEdits } from '../../../domain/selectionEdits.ts';
import { useApp, useAppState } from '../../AppContext.ts';
import { editTokens } from '../../actions/editTokens.ts';
import type { StripOwner } from '../../store/focus.ts';
import { editsWords, wordEdits, wordEditsUnused } from '../../wording/edits.ts';

type Props = {
  readonly owner: StripOwner;
  readonly edits: SelectionEdits;
  readonly recipe: Recipe;
  /** Null where nothing has been asked yet. */
  readonly onAskAgain: (() => void) | null;
  /** Buttons that undo, where the view has no others. */
  readonly undo?: ReactNode;
};

/** What is pinned and dropped on a strip, and what can be done about it. */
export function EditBar({ owner, edits, recipe, onAskAgain, undo = null }: Props) {
  const app = useApp();
  const isMarking = useAppState((state) => state.marking !== 'look');
  const clear = () => editTokens(app, owner, (before) => marked(before, [...before.pinned, ...before.dropped], null));
  return (
    <>
      {(hasEdits(edits) || undo) && (
        <div className="edit-bar">
          {hasEdits(edits) && <span className="edits">{wordEdits(edits)}</span>}
          {hasEdits(edits) && (
            <button type="button" className="button" onClick={clear}>
              <Eraser size={14} aria-hidden="true" /> {editsWords.clear()}
            </button>
          )}
          {undo}
          {onAskAgain && (
            <button type="button" className="button" onClick={onAskAgain}>
              <RotateCw size={14} aria-hidden="true" /> {editsWords.again()}
            </button>
          )}
        </div>
      )}
      {isMarking && (
        <p className="notice">{compressorOf(recipe).selects ? editsWords.keys() : wordEditsUnused('compressor')}</p>
      )}
    </>
  );
}
