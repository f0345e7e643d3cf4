import { describe, expect, it } from 'vitest';
import { clipOf, tokensOf, valuesOf } from '../compressorsForTests.ts';
import { poolingDigest } from './digest.ts';
import { binsFor } from './pooling.ts';

describe('pooling', () => {
  const square = [
    [1, 2, 3, 4],
    [5, 6, 7, 8],
    [9, 10, 11, 12],
    [13, 14, 15, 16],
  ];

  it('averages areas of each frame', () => {
    const clip = clipOf([square]);
    expect(valuesOf(clip, poolingDigest(clip, { tokens: 4 }))).toEqual([3.5, 5.5, 11.5, 13.5]);
  });

  it('has bins that meet or overlap where the grid does not divide, as adaptive pooling has', () => {
    const clip = clipOf([[[1, 2, 4, 8]]]);
    expect(tokensOf(poolingDigest(clip, { tokens: 3 }))).toEqual([
      [0, 1],
      [1, 2],
      [2, 3],
    ]);
  });

  it('keeps every frame while there is room, and pools over time where there is not', () => {
    const shape = { frames: 8, rows: 8, columns: 8, queries: [] };
    expect(binsFor(shape, 32)).toEqual({ frames: 8, rows: 2, columns: 2 });
    expect(binsFor(shape, 4)).toEqual({ frames: 4, rows: 1, columns: 1 });
    expect(binsFor(shape, 2048)).toEqual({ frames: 8, rows: 8, columns: 8 });
  });

  it('is no finer along one side than along the other without need', () => {
    expect(binsFor({ frames: 1, rows: 8, columns: 8, queries: [] }, 36)).toEqual({ frames: 1, rows: 6, columns: 6 });
    expect(binsFor({ frames: 1, rows: 4, columns: 16, queries: [] }, 16)).toEqual({ frames: 1, rows: 2, columns: 8 });
  });
});
