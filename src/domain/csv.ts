/** A row of a CSV text, and the line of the text that it begins on, counted from 1. */
export type CsvRow = { readonly line: number; readonly cells: readonly string[] };

/** A quoted cell without its end; `line` is where its row begins. */
export class CsvError extends Error {
  override readonly name = 'CsvError';
  readonly line: number;

  constructor(line: number) {
    super(`A quoted cell of line ${line} has no end.`);
    this.line = line;
  }
}

/** What spreadsheets write between cells, by the language that they speak. */
const delimiters = [',', ';', '\t'] as const;

/**
 * Reads CSV (RFC 4180). Cells are parted by what parts the first line: commas, semicolons or tabs. Empty lines are no
 * rows.
 * @throws CsvError where a quoted cell has no end
 */
export function readCsv(text: string): readonly CsvRow[] {
  const content = text.replace(/^\uFEFF/, '');
  const cell = cellForm(delimiterOf(content));
  const rows: CsvRow[] = [];
  let cells: string[] = [];
  let line = 1;
  let first = 1;
  while (cell.lastIndex < content.length) {
    const { 0: whole, groups } = cell.exec(content) ?? { 0: '' };
    const { quoted, plain = '', end = '' } = groups ?? {};
    if (quoted === undefined && plain.startsWith('"')) throw new CsvError(first);
    cells.push(asWords(quoted?.replaceAll('""', '"') ?? plain));
    line += lineEnds(whole);
    if (isDelimiter(end) && cell.lastIndex < content.length) continue;
    if (isDelimiter(end)) cells.push('');
    if (cells.length > 1 || cells[0] !== '') rows.push({ line: first, cells });
    cells = [];
    first = line;
  }
  return rows;
}

/** Without the apostrophe that says that no formula is meant. */
const asWords = (cell: string): string => (cell.startsWith("'") && formula.test(cell.slice(1)) ? cell.slice(1) : cell);

const isDelimiter = (end: string): boolean => delimiters.some((delimiter) => delimiter === end);

/** A cell with what ends it, from where the expression stands. */
const cellForm = (delimiter: string): RegExp =>
  new RegExp(
    `(?:"(?<quoted>[^"]*(?:""[^"]*)*)"|(?<plain>[^${delimiter}\\r\\n]*))(?<end>${delimiter}|\\r\\n|[\\n\\r]|$)`,
    'y',
  );

const lineEnds = (text: string): number => text.match(/\r\n|[\n\r]/g)?.length ?? 0;

/** The delimiter that the first line has most of; a comma where it has none. */
function delimiterOf(text: string): string {
  const [head = ''] = text.split(/[\r\n]/, 1);
  const count = (delimiter: string) => head.split(delimiter).length;
  return delimiters.toSorted((a, b) => count(b) - count(a))[0] ?? ',';
}

/** A CSV text of these rows, as `readCsv` reads it; null is an empty cell. */
export const writeCsv = (rows: readonly (readonly (string | number | null)[])[]): string =>
  rows.map((cells) => `${cells.map(writeCell).join(',')}\r\n`).join('');

/** What a spreadsheet would take for a formula, and run. */
const formula = /^[=+\-@\t\r]/;

/** Words never become a formula: an apostrophe before them says that they are words. A number is one. */
function writeCell(value: string | number | null): string {
  const text = typeof value === 'string' && formula.test(value) ? `'${value}` : String(value ?? '');
  return /[",;\t\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
