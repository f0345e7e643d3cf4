import { type CSSProperties, type KeyboardEvent, type MouseEvent, type ReactNode, useState } from 'react';
import type { Mark } from '../../../domain/selectionEdits.ts';
import { editsWords, wordPatch } from '../../wording/edits.ts';
import { cellStyle } from './cellStyle.ts';
import { type PatchGrid, patchAfter, patchAt } from './patchGrid.ts';

type Props = {
  /** 'frame 3' */
  readonly name: string;
  readonly grid: PatchGrid;
  readonly marks: ReadonlyMap<number, Mark>;
  readonly style: CSSProperties;
  readonly onMark: (patch: number) => void;
  /** Pointer or cursor are on a patch; null when they have left. */
  readonly onPoint: (patch: number | null) => void;
  readonly children: ReactNode;
};

/**
 * A picture whose patches are marked by pointer or keyboard. To assistive technology it is a grid of which only the cell
 * with the cursor is there: a thousand cells a strip would be slow, and are nothing to read through.
 */
export function MarkablePicture({ name, grid, marks, style, onMark, onPoint, children }: Props) {
  const [cursor, setCursor] = useState(0);
  const onKeyDown = (event: KeyboardEvent) => {
    const next = patchAfter(grid, cursor, event.key);
    const isMark = event.key === 'Enter' || event.key === ' ';
    if (next === null && !isMark) return;
    event.preventDefault();
    if (next === null) {
      onMark(cursor);
      return;
    }
    setCursor(next);
    onPoint(next);
  };
  const under = ({ currentTarget, clientX, clientY }: MouseEvent): number => {
    const { left, top, width, height } = currentTarget.getBoundingClientRect();
    return patchAt(grid, (clientX - left) / width, (clientY - top) / height);
  };
  const onClick = (event: MouseEvent) => {
    const patch = under(event);
    setCursor(patch);
    onMark(patch);
  };
  const [row, column] = [Math.floor(cursor / grid.columns), cursor % grid.columns];
  const told = wordPatch(row + 1, column + 1, marks.get(cursor) ?? null);
  return (
    <>
      <div className="picture" style={style}>
        {children}
        {/* biome-ignore-start lint/a11y/useSemanticElements: a grid of one cell out of many; a table would be laid out, and read, as one cell. */}
        <div
          role="grid"
          tabIndex={-1}
          className="patches"
          aria-label={editsWords.patches(name)}
          aria-rowcount={grid.rows}
          aria-colcount={grid.columns}
          aria-multiselectable
          onClick={onClick}
          onKeyDown={onKeyDown}
          onPointerMove={(event) => onPoint(under(event))}
          onPointerLeave={() => onPoint(null)}
        >
          <div role="row" tabIndex={-1} aria-rowindex={row + 1}>
            <div
              role="gridcell"
              tabIndex={0}
              className="cursor"
              aria-colindex={column + 1}
              aria-selected={marks.has(cursor)}
              aria-label={told}
              style={cellStyle(grid, cursor)}
              onFocus={() => onPoint(cursor)}
              onBlur={() => onPoint(null)}
            />
          </div>
        </div>
        {/* biome-ignore-end lint/a11y/useSemanticElements: as above */}
      </div>
      <span className="visually-hidden" aria-live="polite">
        {told}
      </span>
    </>
  );
}
