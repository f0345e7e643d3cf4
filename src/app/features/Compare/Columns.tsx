import { useShallow } from 'zustand/react/shallow';
import { useAppState } from '../../AppContext.ts';
import { ColumnView } from './ColumnView.tsx';

/** The recipes next to one another; rows of the same kind stand at the same height. */
export function Columns() {
  const keys = useAppState(useShallow(({ compare }) => compare.columns.map(({ key }) => key)));
  return (
    <div className="columns">
      {keys.map((key, at) => (
        <ColumnView key={key} columnKey={key} at={at} />
      ))}
    </div>
  );
}
