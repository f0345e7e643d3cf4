import type { CSSProperties } from 'react';
import type { PatchGrid } from './patchGrid.ts';

/** Where a patch lies over its picture. */
export function cellStyle({ rows, columns }: PatchGrid, patch: number): CSSProperties {
  return {
    insetInlineStart: `${(100 * (patch % columns)) / columns}%`,
    insetBlockStart: `${(100 * Math.floor(patch / columns)) / rows}%`,
    inlineSize: `${100 / columns}%`,
    blockSize: `${100 / rows}%`,
  };
}
