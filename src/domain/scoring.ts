/**
 * How an answer is scored; the same rules as the evaluation in Python (models/training/world/scoring.py, whose docstring
 * states them). Most families are compared after `normalise`; descriptions and chapters by the facts they state, times
 * within half a second, refusals by what is not there.
 */

const articles: ReadonlySet<string> = new Set(['a', 'an', 'the']);
const verbs: ReadonlySet<string> = new Set([
  'moves',
  'stays',
  'grows',
  'shrinks',
  'spins',
  'blinks',
  'jumps',
  'shakes',
  'enters',
  'leaves',
  'appears',
  'disappears',
  'passes',
  'zooms',
]);
const verbWithObject = 'passes';
const clauseEnds: ReadonlySet<string> = new Set([',', 'and']);
const numerals = ['zero', 'one', 'two', 'three', 'four', 'five', 'six'];
const whenTolerance = 0.5;
const chapterTolerance = 1;

/** `goesOn`: the clause took its name from the one before it. */
type Clause = { readonly name: string; readonly action: string; readonly goesOn: boolean };
type ChapterFact = { readonly second: number; readonly fact: string };

const wordsOf = (text: string): readonly string[] => text.split(/\s+/).filter((word) => word !== '');
const spokenWords = (text: string): readonly string[] =>
  wordsOf(
    text
      .toLowerCase()
      .replace(/[^a-z0-9,]/g, ' ')
      .replaceAll(',', ' , '),
  );

/** 'A red Circle.' → 'red circle'; '2' → 'two'. */
export function normalise(answer: string): string {
  const words = wordsOf(answer.toLowerCase().replace(/[^a-z0-9]/g, ' '));
  const numeral = (word: string) => (/^[0-6]$/.test(word) ? numerals[Number(word)] : word);
  return words
    .filter((word) => !articles.has(word))
    .map(numeral)
    .join(' ');
}

/**
 * The facts that a description states: each thing ('red circle'), what it does ('red circle moves left'), the order of
 * the acts of one thing ('dog jumps<dog spins') and, for things of different scenes, their order ('red circle<dog').
 * Scenes are parted by 'then', clauses by ',' and 'and'; a clause without a name goes on with the one before.
 */
export function facts(answer: string): ReadonlySet<string> {
  const stated = new Set<string>();
  const earlier: string[] = [];
  for (const scene of split(spokenWords(answer), (word) => word === 'then')) {
    const clauses = clausesOf(scene);
    for (const fact of [...statementsOf(clauses), ...actOrders(clauses)]) stated.add(fact);
    for (const { name } of clauses) for (const before of earlier) if (before !== name) stated.add(`${before}<${name}`);
    earlier.push(...clauses.map(({ name }) => name));
  }
  return stated;
}

/** Names, and names with what they do. */
const statementsOf = (clauses: readonly Clause[]): readonly string[] =>
  clauses.flatMap(({ name, action }) => (action === '' ? [name] : [name, `${name} ${action}`]));

/** 'dog jumps<dog spins' for each clause that goes on with a name, and each earlier act of that name. */
const actOrders = (clauses: readonly Clause[]): readonly string[] =>
  clauses.flatMap(({ name, action, goesOn }, at) =>
    clauses
      .slice(0, goesOn ? at : 0)
      .filter((before) => before.name === name && before.action !== action)
      .map((before) => `${name} ${before.action}<${name} ${action}`),
  );

/** The clauses of a scene that name something, or go on with a name. */
function clausesOf(words: readonly string[]): readonly Clause[] {
  const clauses: Clause[] = [];
  for (const part of split(words, (word) => clauseEnds.has(word))) {
    const spoken = part.filter((word) => !articles.has(word));
    const found = spoken.findIndex((word) => verbs.has(word));
    const verb = found < 0 ? spoken.length : found;
    const before = verb === 0 && spoken.length > 0 ? clauses.at(-1) : undefined;
    const name = before?.name ?? spoken.slice(0, verb).join(' ');
    const end = spoken[verb] === verbWithObject ? spoken.length : verb + 2;
    if (name !== '') clauses.push({ name, action: spoken.slice(verb, end).join(' '), goesOn: before !== undefined });
  }
  return clauses;
}

/** F1 between the facts that the two descriptions state, 0 to 1; 0 where either states none. */
export function describeF1(expected: string, given: string): number {
  const wanted = facts(expected);
  const stated = facts(given);
  if (wanted.size === 0 || stated.size === 0) return 0;
  const both = [...wanted].filter((fact) => stated.has(fact)).length;
  return (2 * both) / (wanted.size + stated.size);
}

/** What each chapter ('0:04 a dog jumps') states, with its time in seconds; in the order of time, nothing twice. */
export function chapterFacts(answer: string): readonly ChapterFact[] {
  const stated = new Map<string, ChapterFact>();
  for (const [, minutes, seconds, text] of answer.matchAll(/(\d+):(\d\d)(.*?)(?=\d+:\d\d|$)/gs)) {
    const second = 60 * Number(minutes) + Number(seconds);
    for (const fact of statementsOf(clausesOf(spokenWords(text ?? '')))) {
      stated.set(`${second} ${fact}`, { second, fact });
    }
  }
  return [...stated.values()].sort((a, b) => a.second - b.second);
}

/** F1 between the chapter facts, 0 to 1: facts match within a second, each once, earliest first. */
export function chaptersF1(expected: string, given: string): number {
  const wanted = chapterFacts(expected);
  const stated = chapterFacts(given);
  if (wanted.length === 0 || stated.length === 0) return 0;
  const free = [...stated];
  for (const { second, fact } of wanted) {
    const match = free.findIndex((one) => one.fact === fact && Math.abs(one.second - second) <= chapterTolerance);
    if (match >= 0) free.splice(match, 1);
  }
  return (2 * (stated.length - free.length)) / (wanted.length + stated.length);
}

/** The first time in an answer in seconds: 'at 3.5 seconds' 3.5, 'at 1:30' 90. */
export function secondsOf(answer: string): number | undefined {
  const found = /(\d+):(\d\d)|\d+(?:\.\d+)?/.exec(answer);
  if (!found) return undefined;
  return found[1] === undefined ? Number(found[0]) : 60 * Number(found[1]) + Number(found[2]);
}

const exactMatch = (expected: string, given: string): number => (normalise(expected) === normalise(given) ? 1 : 0);

function whenMatch(expected: string, given: string): number {
  const wanted = secondsOf(expected);
  const told = secondsOf(given);
  if (wanted === undefined) return exactMatch(expected, given);
  return told !== undefined && Math.abs(told - wanted) <= whenTolerance ? 1 : 0;
}

/** 'dog' of 'there is no dog in the video'. */
const denied = (answer: string): string | undefined =>
  /^there (?:is|are) no (.+?)(?: in .*| here)?$/.exec(normalise(answer))?.[1];

function refusalMatch(expected: string, given: string): number {
  const wanted = denied(expected);
  return wanted === undefined ? exactMatch(expected, given) : Number(wanted === denied(given));
}

const rules: ReadonlyMap<string, (expected: string, given: string) => number> = new Map([
  ['describe', describeF1],
  ['chapters', chaptersF1],
  ['when', whenMatch],
  ['refusal', refusalMatch],
]);

/**
 * Score of one answer, 0 to 1, by its family's rule: exact match for most, and for multiple choice (with `options`) of
 * every family, whose answer is the right option's own text.
 */
export function score(family: string, expected: string, given: string, options: readonly string[] = []): number {
  const rule = options.length > 0 ? exactMatch : (rules.get(family) ?? exactMatch);
  return rule(expected, given);
}

function split(words: readonly string[], ends: (word: string) => boolean): readonly (readonly string[])[] {
  const parts: string[][] = [[]];
  for (const word of words) {
    if (ends(word)) parts.push([]);
    else parts.at(-1)?.push(word);
  }
  return parts;
}
