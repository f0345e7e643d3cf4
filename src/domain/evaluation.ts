import * as v from 'valibot';
import type { Backend, Evidence } from './answer.ts';
import { unhedged } from './confidence.ts';
import type { Control } from './control.ts';
import { seededRandom } from './random.ts';
import type { Recipe } from './recipe.ts';
import { score } from './scoring.ts';
import type { Milliseconds } from './units.ts';

/** A question of known answer about a clip, which is a file name. */
export type Item = v.InferOutput<typeof itemSchema>;

export const itemSchema = v.object({
  clip: v.string(),
  question: v.string(),
  answer: v.string(),
  family: v.string(),
  /** Of multiple choice: one of them is the answer. */
  options: v.exactOptional(v.array(v.string())),
  /** What is special about the question, tallied beside the families. */
  tags: v.exactOptional(v.array(v.string())),
});
export const itemsSchema = v.array(itemSchema);

/** What an answer cost; older reports do not tell. */
export type AnswerCost = {
  /** All stages, also those that an earlier question has paid for. */
  readonly needed?: Milliseconds;
  readonly counts?: Evidence['counts'];
};

/** One answer given: its score is 0 to 1, its time runs from the question to the last word. */
export type GivenAnswer = Item &
  AnswerCost & { readonly given: string; readonly score: number; readonly ms: Milliseconds };

/** Percent of full marks over `n` questions. */
export type Tally = { readonly n: number; readonly exact: number };
/** 95 % interval of `exact`, by bootstrap over clips. */
export type Interval = readonly [low: number, high: number];
export type FamilyTally = Tally & { readonly ci: Interval; readonly medianMs: Milliseconds };

/** What `npm run eval` and the page both write, and both read (evaluationFile.ts); docs/evaluation.md describes it. */
export const reportKind = 'linvt-evaluation';
export const reportVersion = 2;

export type Report = {
  readonly kind: typeof reportKind;
  readonly version: typeof reportVersion;
  /** What the recipe is called; empty where no one has named it. */
  readonly name: string;
  readonly bundle: string;
  /** SHA-256 of the bundle's manifest, the same only for the same weights; null where it was not told. */
  readonly bundleHash: string | null;
  readonly backend: Backend;
  readonly recipe: Recipe;
  /** What was withheld from the model. */
  readonly control: Control;
  readonly overall: Tally & { readonly ci: Interval };
  readonly families: Readonly<Record<string, FamilyTally>>;
  readonly tags: Readonly<Record<string, FamilyTally>>;
  readonly answers: readonly GivenAnswer[];
};

/** The 95 % interval is taken from this many draws of the clips with replacement. */
const bootstrapDraws = 2000;

export const scored = (item: Item, given: string, ms: Milliseconds, cost: AnswerCost = {}): GivenAnswer => ({
  ...item,
  given,
  score: score(item.family, item.answer, unhedged(given), item.options),
  ms,
  ...cost,
});

/** Tallies answers by family and by tag, in alphabetical order; `overall.exact` is the mean over all questions. */
export function report(
  run: Pick<Report, 'name' | 'bundle' | 'bundleHash' | 'backend' | 'recipe' | 'control'>,
  answers: readonly GivenAnswer[],
): Report {
  return {
    kind: reportKind,
    version: reportVersion,
    ...run,
    overall: estimated(answers),
    families: tallies(answers, ({ family }) => [family]),
    tags: tallies(answers, ({ tags = [] }) => tags),
    answers,
  };
}

/** A tally for each name that `namesOf` gives any answer. */
function tallies(
  answers: readonly GivenAnswer[],
  namesOf: (answer: GivenAnswer) => readonly string[],
): Readonly<Record<string, FamilyTally>> {
  const names = [...new Set(answers.flatMap(namesOf))].sort();
  return Object.fromEntries(
    names.map((name) => {
      const given = answers.filter((answer) => namesOf(answer).includes(name));
      return [name, { ...estimated(given), medianMs: medianTime(given) }];
    }),
  );
}

/** Percent of full marks with its interval. */
export const estimated = (answers: readonly GivenAnswer[]): Report['overall'] => ({
  ...tally(answers),
  ci: interval(answers),
});

const tally = (answers: readonly GivenAnswer[]): Tally => ({
  n: answers.length,
  exact: percent(total(answers), answers.length),
});

function byClip(answers: readonly GivenAnswer[]): ReadonlyMap<string, readonly GivenAnswer[]> {
  const groups = new Map<string, GivenAnswer[]>();
  for (const answer of answers) groups.set(answer.clip, [...(groups.get(answer.clip) ?? []), answer]);
  return groups;
}

const total = (answers: readonly GivenAnswer[]): number => answers.reduce((sum, answer) => sum + answer.score, 0);
const percent = (part: number, whole: number): number => (whole === 0 ? 0 : (100 * part) / whole);

function medianTime(answers: readonly GivenAnswer[]): Milliseconds {
  const times = answers.map(({ ms }) => ms).sort((a, b) => a - b);
  return times[Math.floor(times.length / 2)] as Milliseconds;
}

/** 95 % interval of the mean by bootstrap over clips: questions about one clip stand or fall together. */
function interval(answers: readonly GivenAnswer[]): Interval {
  const clips = [...byClip(answers).values()].map((given) => ({
    points: total(given),
    n: given.length,
  }));
  if (clips.length === 0) return [0, 0];
  const random = seededRandom(0);
  const means = Array.from({ length: bootstrapDraws }, () => {
    const drawn = clips.map(() => clips[Math.floor(random() * clips.length)] ?? { points: 0, n: 0 });
    const points = drawn.reduce((sum, clip) => sum + clip.points, 0);
    return percent(
      points,
      drawn.reduce((sum, clip) => sum + clip.n, 0),
    );
  }).sort((a, b) => a - b);
  const at = (share: number) => means[Math.floor(share * (bootstrapDraws - 1))] ?? 0;
  return [at(0.025), at(0.975)];
}

const inPercent = (value: number): string => value.toFixed(1);
/** '69.7 to 82.1' */
const wordInterval = ([low, high]: Interval): string => `${inPercent(low)} to ${inPercent(high)}`;

/** The report's table as Markdown: a row a family, then all questions together, then a row a tag. */
export function markdownTable({ overall, families, tags, answers }: Report): string {
  const row = (name: string, { n, exact, ci }: Omit<FamilyTally, 'medianMs'>, ms: Milliseconds) =>
    `| ${name} | ${n} | ${inPercent(exact)} | ${wordInterval(ci)} | ${Math.round(ms)} |`;
  const exacts = Object.values(families).map(({ exact }) => exact);
  const mean = exacts.reduce((sum, exact) => sum + exact, 0) / Math.max(1, exacts.length);
  return [
    '| family | n | exact match, % | 95 % interval | median ms |',
    '|---|---:|---:|---:|---:|',
    ...Object.entries(families).map(([name, tally]) => row(name, tally, tally.medianMs)),
    row('**all questions**', overall, answers.length > 0 ? medianTime(answers) : (0 as Milliseconds)),
    ...Object.entries(tags).map(([name, tally]) => row(`*${name}*`, tally, tally.medianMs)),
    '',
    `Mean over families ${inPercent(mean)} %; over questions ${inPercent(overall.exact)} %, 95 % interval ${wordInterval(overall.ci)} (bootstrap over clips). Descriptions count by F1 of the facts they state.`,
  ].join('\n');
}

/** The report as a Markdown document: what was run, and the table. */
export function markdownReport(report: Report): string {
  const { name, bundle, bundleHash, backend, recipe, control } = report;
  const facts = [
    ...(name === '' ? [] : [`- name: ${name}`]),
    `- bundle: ${bundle}${bundleHash === null ? '' : `, SHA-256 ${bundleHash}`}`,
    `- backend: ${backend}`,
    `- control: ${control}`,
    `- recipe: \`${JSON.stringify(recipe)}\``,
  ];
  return ['# Evaluation', '', ...facts, '', markdownTable(report), ''].join('\n');
}
