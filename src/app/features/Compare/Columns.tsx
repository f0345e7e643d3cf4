import { useState } from 'react';
import { useShallow } from 'zustand/react/shallow';
import { useAppState } from '../../AppContext.ts';
import { isRunning as areRunning } from '../../store/compare.ts';
import { ColumnView } from './ColumnView.tsx';

/** The recipes next to one another; rows of the same kind stand at the same height, so their controls open together. */
export function Columns() {
  const keys = useAppState(useShallow(({ compare }) => compare.columns.map(({ key }) => key)));
  const isRunning = useAppState(({ compare }) => areRunning(compare));
  const [isOpen, setIsOpen] = useState(false);
  const [wasRunning, setWasRunning] = useState(isRunning);
  // Controls that stay open would push the answers below the fold.
  if (isRunning !== wasRunning) {
    setWasRunning(isRunning);
    if (isRunning) setIsOpen(false);
  }
  return (
    <div className="columns">
      {keys.map((key, at) => (
        <ColumnView key={key} columnKey={key} at={at} isRecipeOpen={isOpen} onRecipeOpen={setIsOpen} />
      ))}
    </div>
  );
}
