import type { Mark, SelectionEdits } from '../../../domain/selectionEdits.ts';
import type { BundleSummary } from '../../../protocol/messages.ts';

/** The grid that a picture's visual tokens lie on, row-major. */
export type PatchGrid = BundleSummary['visionTokensPerFrame'];

/** The visual tokens of picture `at`, as indices in the flattened [frame, patch]. */
export const tokensOf = ({ rows, columns }: PatchGrid, at: number): readonly number[] =>
  Array.from({ length: rows * columns }, (_, patch) => at * rows * columns + patch);

/** The mark of each patch of picture `at` that has one. */
export function marksIn({ rows, columns }: PatchGrid, at: number, edits: SelectionEdits): ReadonlyMap<number, Mark> {
  const first = at * rows * columns;
  const own = (tokens: readonly number[], mark: Mark) =>
    tokens
      .filter((token) => token >= first && token < first + rows * columns)
      .map((token) => [token - first, mark] as const);
  return new Map([...own(edits.pinned, 'pinned'), ...own(edits.dropped, 'dropped')]);
}

/** The patch at a point, each coordinate 0 to 1 across the picture. */
export function patchAt({ rows, columns }: PatchGrid, x: number, y: number): number {
  const cell = (part: number, count: number) => Math.min(count - 1, Math.max(0, Math.floor(part * count)));
  return cell(y, rows) * columns + cell(x, columns);
}

/** Where a key takes the cursor from `patch`, as far as there are patches; null for a key that moves nothing. */
export function patchAfter({ rows, columns }: PatchGrid, patch: number, key: string): number | null {
  const [row, column] = [Math.floor(patch / columns), patch % columns];
  const at = (toRow: number, toColumn: number) =>
    Math.min(rows - 1, Math.max(0, toRow)) * columns + Math.min(columns - 1, Math.max(0, toColumn));
  const moves: Readonly<Record<string, number>> = {
    ArrowLeft: at(row, column - 1),
    ArrowRight: at(row, column + 1),
    ArrowUp: at(row - 1, column),
    ArrowDown: at(row + 1, column),
    Home: at(row, 0),
    End: at(row, columns - 1),
  };
  return moves[key] ?? null;
}
