import { type GivenAnswer, type Item, type Report, report } from '../../domain/evaluation.ts';
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

function resultOf(run: Run, contender: number): Result {
  const answers = run.answers[contender] ?? [];
  const given = givenAnswers(run, contender);
  const families = [...new Set(given.map(({ family }) => family))].sort();
  const middle = (read: (answer: RunAnswer) => number) => median(answers.map(read));
  return {
    overall: estimate(run, given),
    families: new Map(
      families.map((name) => [
        name,
        estimate(
          run,
          given.filter(({ family }) => family === name),
        ),
      ]),
    ),
    difference: contender === 0 ? null : difference(run, contender),
    needed: answers.length === 0 ? null : milliseconds(middle(({ needed }) => needed)),
    budgets:
      answers.length === 0
        ? null
        : {
            videoTokens: middle(({ counts }) => counts.videoTokens),
            selectedTokens: middle(({ counts }) => counts.selectedTokens),
            frames: middle(({ counts }) => counts.frames),
          },
  };
}

const estimate = (run: Run, answers: readonly GivenAnswer[]): Estimate => ({
  ...reportOn(run, 0, answers).overall,
  clips: clipsOf(answers).length,
});

/** The bootstrap is over clips, and both scores of a clip are drawn together: the comparison is paired. */
function difference(run: Run, contender: number): Estimate {
  const first = new Map(run.answers[0]?.map((answer) => [answer.item, answer.score]));
  const gained = (run.answers[contender] ?? []).flatMap((answer) => {
    const before = first.get(answer.item);
    const item = run.items[answer.item];
    return before === undefined || item === undefined ? [] : [{ ...item, ...answer, score: answer.score - before }];
  });
  return estimate(run, gained);
}

/** The mean of the middle two where there are two; 0 of no numbers. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  return ((sorted[Math.floor(middle)] ?? 0) + (sorted[Math.ceil(middle)] ?? 0)) / 2;
}

/** A contender's answers as the reports of `npm run eval` have them. */
export const givenAnswers = ({ items, answers }: Run, contender: number): readonly GivenAnswer[] =>
  (answers[contender] ?? []).flatMap(({ item, given, score, ms }) => {
    const asked = items[item];
    return asked === undefined ? [] : [{ ...asked, given, score, ms }];
  });

/** The report that `npm run eval` would write of a contender (docs/evaluation.md). */
export const reportOf = (run: Run, contender: number): Report => reportOn(run, contender, givenAnswers(run, contender));

function reportOn({ bundle, backend, contenders }: Run, contender: number, answers: readonly GivenAnswer[]): Report {
  const asked = contenders[contender];
  if (asked === undefined) throw new RangeError(`There is no contender ${contender}.`);
  const { recipe, control } = asked;
  return report({ bundle, backend, recipe, control }, answers);
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
