/**
 * How an answer is scored; the same rules as the evaluation in Python (models/training/world/scoring.py).
 * Families are compared after `normalise`; a description by the facts it states.
 */

const articles: ReadonlySet<string> = new Set(['a', 'an', 'the']);
const verbs: ReadonlySet<string> = new Set(['moves', 'stays']);
const clauseEnds: ReadonlySet<string> = new Set([',', 'and']);
const numerals = ['zero', 'one', 'two', 'three', 'four', 'five', 'six'];

type Clause = { readonly name: string; readonly action: string };

const wordsOf = (text: string): readonly string[] => text.split(/\s+/).filter((word) => word !== '');

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
 * The facts that a description states: each thing ('red circle'), what it does ('red circle moves left') and, for things
 * of different scenes, their order ('red circle<dog'). Scenes are parted by 'then', clauses by ',' and 'and'.
 */
export function facts(answer: string): ReadonlySet<string> {
  const text = answer
    .toLowerCase()
    .replace(/[^a-z0-9,]/g, ' ')
    .replaceAll(',', ' , ');
  const stated = new Set<string>();
  const earlier: string[] = [];
  for (const scene of split(wordsOf(text), (word) => word === 'then')) {
    const clauses = clausesOf(scene);
    for (const { name, action } of clauses) {
      stated.add(name);
      if (action !== '') stated.add(`${name} ${action}`);
      for (const before of earlier) if (before !== name) stated.add(`${before}<${name}`);
    }
    earlier.push(...clauses.map(({ name }) => name));
  }
  return stated;
}

/** The clauses of a scene that name something. */
function clausesOf(words: readonly string[]): readonly Clause[] {
  return split(words, (word) => clauseEnds.has(word))
    .map((part) => part.filter((word) => !articles.has(word)))
    .map((spoken) => {
      const verb = spoken.findIndex((word) => verbs.has(word));
      const end = verb < 0 ? spoken.length : verb;
      return { name: spoken.slice(0, end).join(' '), action: spoken.slice(end, end + 2).join(' ') };
    })
    .filter(({ name }) => name !== '');
}

/** F1 between the facts that the two descriptions state, 0 to 1; 0 where either states none. */
export function describeF1(expected: string, given: string): number {
  const wanted = facts(expected);
  const stated = facts(given);
  if (wanted.size === 0 || stated.size === 0) return 0;
  const both = [...wanted].filter((fact) => stated.has(fact)).length;
  return (2 * both) / (wanted.size + stated.size);
}

/** Score of one answer, 0 to 1: F1 of facts for the family 'describe', exact match for every other. */
export function score(family: string, expected: string, given: string): number {
  if (family === 'describe') return describeF1(expected, given);
  return normalise(expected) === normalise(given) ? 1 : 0;
}

function split(words: readonly string[], ends: (word: string) => boolean): readonly (readonly string[])[] {
  const parts: string[][] = [[]];
  for (const word of words) {
    if (ends(word)) parts.push([]);
    else parts.at(-1)?.push(word);
  }
  return parts;
}
