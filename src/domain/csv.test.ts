import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CsvError, readCsv, writeCsv } from './csv.ts';

const cellsOf = (text: string) => readCsv(text).map(({ cells }) => cells);

describe('reading CSV', () => {
  it('parts cells, and takes what is quoted as it stands', () => {
    expect(cellsOf('clip,question\r\na.mp4,"What, and ""why""?"\r\n')).toEqual([
      ['clip', 'question'],
      ['a.mp4', 'What, and "why"?'],
    ]);
  });

  it('knows the line that each row begins on, also after cells of several lines and empty lines', () => {
    expect(readCsv('a,b\n"one\ntwo",c\n\nd,e').map(({ line }) => line)).toEqual([1, 2, 5]);
  });

  it('keeps empty cells, also at a row’s end, with and without a last line end', () => {
    expect(cellsOf('a,,\n,b,')).toEqual([
      ['a', '', ''],
      ['', 'b', ''],
    ]);
  });

  it('takes the delimiter of the first line', () => {
    expect(cellsOf('clip;question\na.mp4;Red, or blue?')).toEqual([
      ['clip', 'question'],
      ['a.mp4', 'Red, or blue?'],
    ]);
    expect(cellsOf('\uFEFFclip\tanswer\na\tb')).toEqual([
      ['clip', 'answer'],
      ['a', 'b'],
    ]);
  });

  it('names the row whose quoted cell has no end', () => {
    expect(() => readCsv('a,b\nc,"d\n')).toThrow(new CsvError(2));
  });

  it('writes no formula, which a spreadsheet would run, and reads the words back', () => {
    const rows = [['=1+1', '@SUM(A1)', '-a', '+b']];
    expect(writeCsv(rows)).toBe("'=1+1,'@SUM(A1),'-a,'+b\r\n");
    expect(cellsOf(writeCsv(rows))).toEqual(rows);
    expect(writeCsv([[-1.5, 2]])).toBe('-1.5,2\r\n');
  });

  it('reads back what was written, whatever the cells hold', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', 'é', ' ', '=', '-', ',', ';', '\t', '"', '\n', '\r') });
    const table = fc.array(fc.tuple(cell, cell, cell), { maxLength: 6 });
    fc.assert(
      fc.property(table, (rows) => {
        const head = ['clip', 'question', 'answer'];
        expect(cellsOf(writeCsv([head, ...rows]))).toEqual([head, ...rows]);
      }),
    );
  });
});
