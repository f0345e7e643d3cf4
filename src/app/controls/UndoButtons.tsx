import { Redo2, Undo2 } from 'lucide-react';
import { firstKey } from '../keyboard/shortcuts.ts';
import { say } from '../wording/language.ts';
import { IconButton } from './IconButton.tsx';

type Props = {
  readonly hasPast: boolean;
  readonly hasFuture: boolean;
  readonly onUndo: () => void;
  readonly onRedo: () => void;
};

/** One edit back, and forward again. */
export function UndoButtons({ hasPast, hasFuture, onUndo, onRedo }: Props) {
  return (
    <>
      <IconButton
        label={say('Undo')}
        shortcut={firstKey('undo')}
        icon={<Undo2 size={16} />}
        isDisabled={!hasPast}
        onPress={onUndo}
      />
      <IconButton
        label={say('Redo')}
        shortcut={firstKey('redo')}
        icon={<Redo2 size={16} />}
        isDisabled={!hasFuture}
        onPress={onRedo}
      />
    </>
  );
}
