import { describe, expect, it } from 'vitest';
import { marksIn, patchAfter, patchAt, tokensOf } from './patchGrid.ts';

const grid = { rows: 2, columns: 3 };

describe('the grid of a picture’s patches', () => {
  it('has the patches of the second picture after those of the first', () => {
    expect(tokensOf(grid, 1)).toEqual([6, 7, 8, 9, 10, 11]);
  });

  it('knows a picture’s own marks, by patch', () => {
    const edits = { times: [], pinned: [0, 7], dropped: [5, 6] };
    expect([...marksIn(grid, 1, edits)]).toEqual([
      [1, 'pinned'],
      [0, 'dropped'],
    ]);
  });

  it('finds the patch under a point, the edges included', () => {
    expect([patchAt(grid, 0, 0), patchAt(grid, 0.5, 0.6), patchAt(grid, 1, 1)]).toEqual([0, 4, 5]);
  });

  it('goes by arrow keys as far as there are patches', () => {
    expect(
      ['ArrowRight', 'ArrowDown', 'ArrowLeft', 'ArrowUp', 'End', 'a'].map((key) => patchAfter(grid, 0, key)),
    ).toEqual([1, 3, 0, 0, 2, null]);
  });
});
