import { Redo2, Undo2 } from 'lucide-react';
import { firstKey } from '../keyboard/shortcuts.ts';
import { say } from '../wording/language.ts';
import { IconButton } from './IconButton.tsx';

type Props = {
  /** Where there is more than one thing to undo. */
  readonly undoLabel?: string;
  readonly redoLabel?: string;
  readonly hasPast: boolean;
  readonly hasFuture: boolean;
  readonly onUndo: () => void;
  readonly onRedo: () => void;
};

/** One edit back, and forward again. */
export function UndoButtons(props: Props) {
  const { undoLabel = say('Undo'), redoLabel = say('Redo'), hasPast, hasFuture, onUndo, onRedo } = props;
  return (
    <>
      <IconButton
        label={undoLabel}
        shortcut={firstKey('undo')}
        icon={<Undo2 size={16} />}
        isDisabled={!hasPast}
        onPress={onUndo}
      />
      <IconButton
        label={redoLabel}
        shortcut={firstKey('redo')}
        icon={<Redo2 size={16} />}
        isDisabled={!hasFuture}
        onPress={onRedo}
      />
    </>
  );
}
