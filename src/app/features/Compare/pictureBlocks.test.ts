import { describe, expect, it } from 'vitest';
import { aligned, type Block, linesOf } from './pictureBlocks.ts';

describe('lines of a picture’s words', () => {
  const upTo = (length: number) => (line: string) => line.length <= length;

  it('break between words where a line is full', () => {
    expect(linesOf('a red car moves left', upTo(9))).toEqual(['a red car', 'moves', 'left']);
  });

  it('give a word that is longer than a line a line of its own', () => {
    expect(linesOf('an extraordinary dog', upTo(6))).toEqual(['an', 'extraordinary', 'dog']);
  });

  it('break between any two characters of a script without spaces, and keep the words of others whole', () => {
    expect(linesOf('均匀：8 frames 保留词元数', upTo(5))).toEqual(['均匀：8', 'frames', '保留词元数']);
    expect(linesOf('保留词元数（k）', upTo(6))).toEqual(['保留词元数（', 'k）']);
  });

  it('are none where there are no words', () => {
    expect(linesOf('', upTo(6))).toEqual([]);
  });
});

describe('columns of blocks', () => {
  /** Paints three blocks in each of two columns, and tells where each was put. */
  function places(heights: readonly (readonly number[])[]): readonly (readonly number[])[] {
    const painted: (readonly number[])[] = [];
    const block = (height: number): Block => ({ height, paint: (_, left, top) => painted.push([left, top]) });
    const whole = aligned(
      heights.map((column) => column.map(block)),
      100,
      8,
    );
    whole.paint({} as CanvasRenderingContext2D, 10, 0);
    return [...painted, [whole.height]];
  }

  it('begin each row at one height, however long the blocks of the row before', () => {
    expect(
      places([
        [20, 40, 5],
        [60, 20, 5],
      ]),
    ).toEqual([[10, 0], [110, 0], [10, 68], [110, 68], [10, 116], [110, 116], [121]]);
  });

  it('take no room for a row in which no column has anything', () => {
    expect(
      places([
        [20, 0, 5],
        [20, 0, 5],
      ]),
    ).toEqual([[10, 0], [110, 0], [10, 28], [110, 28], [33]]);
  });
});
