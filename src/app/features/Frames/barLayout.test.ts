import fc from 'fast-check';
import { expect, it } from 'vitest';
import { barLayout, barRow, cellAt, placeAt } from './barLayout.ts';

it('every token of the bar has a cell of its own that can be pointed at, within the width', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 600 }),
      fc.integer({ min: 40, max: 1200 }),
      fc.nat(),
      (count, width, pick) => {
        const layout = barLayout(count, width);
        const at = pick % count;
        const [left, top, cell, height] = cellAt(layout, at);
        expect(cell).toBeGreaterThanOrEqual(4);
        expect(left + cell).toBeLessThanOrEqual(width);
        expect(top + height).toBeLessThanOrEqual(layout.rows * barRow);
        expect(placeAt(layout, left + cell / 2, top + height / 2)).toBe(at);
      },
    ),
  );
});

it('a point beyond the last token is the last token', () => {
  const layout = barLayout(100, 200);
  expect(layout).toMatchObject({ columns: 34, rows: 3 });
  expect(placeAt(layout, 199, 35)).toBe(99);
});
