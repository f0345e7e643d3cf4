import { estimated, type GivenAnswer, type Item, type Report, report } from '../../domain/evaluation.ts';
import { normalise } from '../../domain/scoring.ts';
import { type Milliseconds, milliseconds } from '../../domain/units.ts';
import { type AnswerFilter, type Budget, clipsOf, type Run, type RunAnswer } from './evaluate.ts';

/** Percent of full marks over `n` questions, with its 95 % interval by bootstrap over clips. */
export type Estimate = Report['overall'] & { readonly clips: number };

/** With fewer clips the bootstrap draws the same few over and over, and looks sure. */
export const clipsForInterval = 5;

export const hasInterval = ({ clips }: Estimate): boolean => clips >= clipsForInterval;

/** What a contender came to so far. */
export type Result = {
  readonly overall: Estimate;
  /** In alphabetical order. */
  readonly families: ReadonlyMap<string, Estimate>;
  /** Percentage points above the first contender, over the questions that both have answered; null for the first. */
  readonly difference: Estimate | null;
  /** Median time from file to answer of one question; null before the first answer. */
  readonly needed: Milliseconds | null;
  /** Medians over the questions; null before the first answer. */
  readonly budgets: Readonly<Record<Budget, number>> | null;
};

/** Kept by the answers that they are of: a bootstrap takes a while, and the page asks often. */
const known = new WeakMap<Run['answers'], readonly Result[]>();

export function resultsOf(run: Run): readonly Result[] {
  const results = known.get(run.answers) ?? run.contenders.map((_, at) => resultOf(run, at));
  known.set(run.answers, results);
  return results;
}

const resultOf = (run: Run, contender: number): Result => ({
  ...ownResult(run, contender),
  difference: contender === 0 ? null : difference(run, contender),
});

type OwnResult = Omit<Result, 'difference'>;

const knownOwn = new WeakMap<readonly RunAnswer[], OwnResult>();

/** What a contender's answers come to by themselves; kept by them, as only one contender's grow at a time. */
function ownResult(run: Run, contender: number): OwnResult {
  const answers = run.answers[contender] ?? [];
  const result = knownOwn.get(answers) ?? ownResultOf(answers, givenAnswers(run, contender));
  knownOwn.set(answers, result);
  return result;
}

function ownResultOf(answers: readonly RunAnswer[], given: readonly GivenAnswer[]): OwnResult {
  const families = [...new Set(given.map(({ family }) => family))].sort();
  const needed = answers.flatMap((answer) => answer.needed ?? []);
  const counts = answers.flatMap((answer) => answer.counts ?? []);
  const middle = (budget: Budget) => median(counts.map((count) => count[budget]));
  return {
    overall: estimate(given),
    families: new Map(families.map((name) => [name, estimate(given.filter(({ family }) => family === name))])),
    needed: needed.length === 0 ? null : milliseconds(median(needed)),
    budgets:
      counts.length === 0
        ? null
        : {
            videoTokens: middle('videoTokens'),
            selectedTokens: middle('selectedTokens'),
            frames: middle('frames'),
          },
  };
}

const estimate = (answers: readonly GivenAnswer[]): Estimate => ({
  ...estimated(answers),
  clips: clipsOf(answers).length,
});

/** The bootstrap is over clips, and both scores of a clip are drawn together: the comparison is paired. */
function difference(run: Run, contender: number): Estimate {
  const first = new Map(run.answers[0]?.map((answer) => [answer.item, answer.score]));
  const gained = (run.answers[contender] ?? []).flatMap((answer) => {
    const before = first.get(answer.item);
    const item = run.items[answer.item];
    if (before === undefined || item === undefined) return [];
    return [{ ...item, given: answer.given, ms: answer.ms, score: answer.score - before }];
  });
  return estimate(gained);
}

/** The mean of the middle two where there are two; 0 of no numbers. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  return ((sorted[Math.floor(middle)] ?? 0) + (sorted[Math.ceil(middle)] ?? 0)) / 2;
}

/** A contender's answers as the reports of `npm run eval` have them. */
const givenAnswers = ({ items, answers }: Run, contender: number): readonly GivenAnswer[] =>
  (answers[contender] ?? []).flatMap(({ item, given, score, ms, needed, counts }) => {
    const asked = items[item];
    if (asked === undefined) return [];
    return [{ ...asked, given, score, ms, ...(needed !== null && { needed }), ...(counts && { counts }) }];
  });

/** The report that `npm run eval` would write of a contender (docs/evaluation.md). */
export function reportOf(run: Run, contender: number): Report {
  const asked = run.contenders[contender];
  if (asked === undefined) throw new RangeError(`There is no contender ${contender}.`);
  const { name, recipe, control } = asked;
  const { bundle, bundleHash, backend } = asked.report ?? run;
  return report({ name, bundle, bundleHash, backend, recipe, control }, givenAnswers(run, contender));
}

/** A question, with the answer of each contender; null where there is none. */
export type AnswerRow = {
  readonly item: number;
  readonly asked: Item;
  readonly answers: readonly (RunAnswer | null)[];
};

/** The questions that have been answered, as far as `filter` lets them through. The control is no recipe, so it neither differs nor errs. */
export function answerRows(run: Run, filter: AnswerFilter): readonly AnswerRow[] {
  const byItem = run.answers.map((answers) => new Map(answers.map((answer) => [answer.item, answer])));
  const rows = run.items.map((asked, item) => ({
    item,
    asked,
    answers: byItem.map((answers) => answers.get(item) ?? null),
  }));
  return rows.filter((row) => isShown(run, row, filter));
}

function isShown({ contenders }: Run, { answers }: AnswerRow, filter: AnswerFilter): boolean {
  const given = answers.filter((answer) => answer !== null);
  const byRecipe = answers.filter((answer, at) => answer !== null && contenders[at]?.control === 'none');
  switch (filter) {
    case 'all':
      return given.length > 0;
    case 'wrong':
      return byRecipe.some((answer) => answer !== null && answer.score < 1);
    case 'different':
      return new Set(byRecipe.map((answer) => normalise(answer?.given ?? ''))).size > 1;
  }
}
