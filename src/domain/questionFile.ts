import { getNodeValue, type ParseError, parseTree } from 'jsonc-parser';
import * as v from 'valibot';
import { CsvError, type CsvRow, readCsv } from './csv.ts';
import type { Item } from './evaluation.ts';

/** A question of a file, and the line of the file that it begins on, counted from 1. */
export type PlacedItem = { readonly item: Item; readonly line: number };

/** Something in a file of questions that its author has to mend. */
export type QuestionProblem =
  | { readonly code: 'not-json'; readonly line: number }
  | { readonly code: 'not-a-list'; readonly line: null }
  | { readonly code: 'no-questions'; readonly line: null }
  | { readonly code: 'quote-open'; readonly line: number }
  | { readonly code: 'column-missing'; readonly line: 1; readonly name: string }
  | { readonly code: 'field-missing'; readonly line: number; readonly name: string }
  | { readonly code: 'clip-missing'; readonly line: number; readonly name: string };

export type ReadQuestions = {
  readonly items: readonly PlacedItem[];
  readonly problems: readonly QuestionProblem[];
};

const needed = ['clip', 'question', 'answer'] as const;

/** The family of questions that are given none: they are tallied together. */
export const unnamedFamily = 'all';

/** Spreadsheets and programs write '2' as a number. */
const text = v.pipe(
  v.union([v.string(), v.number()]),
  v.transform((value) => String(value).trim()),
);
const filled = v.pipe(text, v.minLength(1));
const entrySchema = v.object({
  clip: filled,
  question: filled,
  answer: filled,
  family: v.fallback(filled, unnamedFamily),
  options: v.exactOptional(v.array(v.string())),
  tags: v.exactOptional(v.array(v.string())),
});

const wrong = (...problems: readonly QuestionProblem[]): ReadQuestions => ({ items: [], problems });

/**
 * Reads questions of known answers: a JSON array as docs/evaluation.md describes it, or CSV with a line of headings. A
 * question without a family belongs to `unnamedFamily`; every other field is needed.
 * @param name of the file: `.json` is JSON, anything else CSV
 */
export function readQuestions(name: string, content: string): ReadQuestions {
  const read = name.toLowerCase().endsWith('.json') ? readJson(content) : readTable(content);
  return read.items.length + read.problems.length === 0 ? wrong({ code: 'no-questions', line: null }) : read;
}

/** The problems that `items` have with the clips at hand. */
export const missingClips = (
  items: readonly PlacedItem[],
  hasClip: (name: string) => boolean,
): readonly QuestionProblem[] =>
  items.flatMap(({ item: { clip }, line }) =>
    hasClip(clip) ? [] : [{ code: 'clip-missing' as const, line, name: clip }],
  );

function readJson(content: string): ReadQuestions {
  const errors: ParseError[] = [];
  const tree = parseTree(content, errors, { disallowComments: true });
  const [error] = errors;
  if (error !== undefined) return wrong({ code: 'not-json', line: lineAt(content, error.offset) });
  if (tree?.type !== 'array') return wrong({ code: 'not-a-list', line: null });
  const entries = tree.children ?? [];
  return collected(entries.map((node) => ({ line: lineAt(content, node.offset), entry: getNodeValue(node) })));
}

const lineAt = (content: string, offset: number): number => content.slice(0, offset).split('\n').length;

function readTable(content: string): ReadQuestions {
  const rows = rowsOf(content);
  if ('code' in rows) return wrong(rows);
  const [head, ...rest] = rows;
  const names = head?.cells.map((cell) => cell.trim().toLowerCase()) ?? [];
  const missing = needed.filter((name) => !names.includes(name));
  if (missing.length > 0) return wrong(...missing.map((name) => ({ code: 'column-missing', line: 1, name }) as const));
  return collected(
    rest.map(({ line, cells }) => ({ line, entry: Object.fromEntries(names.map((name, at) => [name, cells[at]])) })),
  );
}

function rowsOf(content: string): readonly CsvRow[] | QuestionProblem {
  try {
    return readCsv(content);
  } catch (failure) {
    if (failure instanceof CsvError) return { code: 'quote-open', line: failure.line };
    throw failure;
  }
}

function collected(entries: readonly { readonly line: number; readonly entry: unknown }[]): ReadQuestions {
  const items: PlacedItem[] = [];
  const problems: QuestionProblem[] = [];
  for (const { line, entry } of entries) {
    const parsed = v.safeParse(entrySchema, entry);
    if (parsed.success) items.push({ item: parsed.output, line });
    else problems.push({ code: 'field-missing', line, name: v.getDotPath(parsed.issues[0]) ?? 'clip' });
  }
  return { items, problems };
}
