import { useState } from 'react';
import { useShallow } from 'zustand/react/shallow';
import { useAppState } from '../../AppContext.ts';
import { ColumnView } from './ColumnView.tsx';

/** The recipes next to one another; rows of the same kind stand at the same height, so their controls open together. */
export function Columns() {
  const keys = useAppState(useShallow(({ compare }) => compare.columns.map(({ key }) => key)));
  const [isOpen, setIsOpen] = useState(false);
  return (
    <div className="columns">
      {keys.map((key, at) => (
        <ColumnView key={key} columnKey={key} at={at} isRecipeOpen={isOpen} onRecipeOpen={setIsOpen} />
      ))}
    </div>
  );
}
