import type { Evidence } from '../../domain/answer.ts';
import type { Control } from '../../domain/control.ts';
import { writeCsv } from '../../domain/csv.ts';
import type { QuestionProblem } from '../../domain/questionFile.ts';
import type { Milliseconds } from '../../domain/units.ts';
import { formatCount, formatCounted, formatDuration } from '../format.ts';
import type { StageProgress } from '../store/clip.ts';
import type { AnswerFilter, Budget, Contender, Refusal, Run, Share } from '../store/evaluate.ts';
import { clipsForInterval, type Estimate, hasInterval, type Result, resultsOf } from '../store/evaluateResults.ts';
import { nextStep, stepCount, stepsDone, timeLeft } from '../store/run.ts';
import { wordSampler } from './compare.ts';
import { backendNames } from './engine.ts';
import { type Plain, say } from './language.ts';
import { wordRecipe } from './recipe.ts';
import { wordProgress } from './stages.ts';
import { tableCell } from './tableCell.ts';

/** What is withheld from the model, and what that tells. */
const controlWords: Readonly<Record<Exclude<Control, 'none'>, { readonly name: Plain; readonly about: Plain }>> = {
  blind: {
    name: 'Without the video',
    about: 'The question’s words alone: what can be guessed. A recipe is worth what it adds to this.',
  },
  'single-frame': {
    name: 'A single frame',
    about: 'The middle one of the sampled frames stands at every time: what a still tells.',
  },
  shuffle: { name: 'Frames shuffled', about: 'The pictures of the sampled frames change places.' },
  reverse: { name: 'Frames reversed', about: 'The sampled frames, last picture first.' },
};

/** How the page calls a contender. */
export const contenderName = ({ control, name, recipe }: Pick<Contender, 'control' | 'name' | 'recipe'>): string =>
  control === 'none' ? name || wordSampler(recipe) : say(controlWords[control].name);

/** '2', 'C' for the control, 'R1' for a report: what marks a contender in a chart. */
export const contenderMark = ({ number, report }: Pick<Contender, 'number' | 'report'>): string =>
  report?.mark ?? (number === null ? 'C' : `${number}`);

/** What a contender is, in full. */
export function contenderAbout({ control, recipe, report }: Contender): string {
  const about = control === 'none' ? wordRecipe(recipe) : say(controlWords[control].about);
  if (report === undefined) return about;
  const { file, bundle, backend } = report;
  return say('From {file}, answered by {model}: {about}', { file, model: wordModel({ bundle, backend }), about });
}

/** What a run's questions are called: a file's name, for the user's own. */
export const wordRunName = ({ source, name }: Pick<Run, 'source' | 'name'>): string =>
  source === 'bundled' ? say('Held-out set') : name;

/** 'demo, WASM' */
export const wordModel = ({ bundle, backend }: Pick<Run, 'bundle' | 'backend'>): string =>
  [bundle, backendNames[backend]].join(say(', '));

/** What tables and charts lack of reports that do not tell what an answer cost; empty where all tell. */
export function wordUncosted({ contenders, answers }: Run): string {
  const marks = contenders.filter((_, at) => answers[at]?.some(({ counts }) => counts === null)).map(contenderMark);
  return marks.length === 0
    ? ''
    : say('{marks}: the report does not tell tokens and times.', { marks: marks.join(say(', ')) });
}

export const shareNames: Readonly<Record<Share, Plain>> = {
  few: 'A few',
  third: 'A third',
  all: 'All',
};

export const filterNames: Readonly<Record<AnswerFilter, Plain>> = {
  different: 'Disagreements',
  wrong: 'Wrong',
  all: 'All',
};

export const noRows: Readonly<Record<AnswerFilter, Plain>> = {
  different: 'The recipes agree on every question so far.',
  wrong: 'Every answer so far is right.',
  all: 'No question has been answered yet.',
};

export const budgetNames: Readonly<Record<Budget, Plain>> = {
  videoTokens: 'Video tokens',
  selectedTokens: 'Kept tokens',
  frames: 'Frames',
};

/** '24 questions on 6 clips' */
export const wordQuestions = (questions: number, clips: number): string =>
  say('{questions} on {clips}', {
    questions: formatCounted(questions, 'question'),
    clips: formatCounted(clips, 'clip'),
  });

const tenths = (value: number): string => value.toFixed(1);

/** '83.3 %' */
export const wordPercent = (percent: number): string => `${tenths(percent)} %`;

/** '64 to 96'; '–' of too few clips for an interval */
export const wordInterval = (estimate: Estimate): string =>
  hasInterval(estimate) ? estimate.ci.map((percent) => Math.round(percent)).join(say(' to ')) : '–';

/** '+4.2 (−1.0 to +9.3)': points above the first contender. */
export const wordDifferenceTo = (estimate: Estimate): string =>
  hasInterval(estimate)
    ? `${signed(estimate.exact)} (${estimate.ci.map(signed).join(say(' to '))})`
    : signed(estimate.exact);

export const fewClips = (): string =>
  say('– : fewer than {count} clips, too few for an interval.', { count: clipsForInterval });

const signed = (points: number): string =>
  `${points >= 0.05 ? '+' : points <= -0.05 ? '−' : '±'}${tenths(Math.abs(points))}`;

/** 'about 3 min left', 'about 40 s left' */
export function wordTimeLeft(left: Milliseconds): string {
  const inSeconds = Math.max(1, Math.round(left / 1000));
  return inSeconds < 90
    ? say('about {seconds} s left', { seconds: inSeconds })
    : say('about {minutes} min left', { minutes: formatCount(inSeconds / 60) });
}

/** One line on how far a run is. */
export function wordRun(run: Run, progress: StageProgress | null = null): string {
  const given = stepsDone(run) - run.gaps.length;
  const part = say('{part} of {all}', { part: formatCount(given), all: formatCounted(stepCount(run), 'answer') });
  const answers = withGaps(run, part);
  switch (run.state.status) {
    case 'running':
      return [answers, ...whatNow(run, progress)].join(' · ');
    case 'pausing':
      return say('{answers} · pausing after this one', { answers });
    case 'paused':
      return say('Paused at {answers}.', { answers });
    case 'stopped':
      return say('Stopped at {answers}. The results are of what was answered.', { answers });
    case 'done':
      return wordDone(run, formatCounted(given, 'answer'));
  }
}

function wordDone(run: Run, answers: string): string {
  const time = formatDuration(run.elapsed);
  return run.gaps.length === 0
    ? say('Done: {answers} in {time}.', { answers, time })
    : say('Done: {answers}; it took {time}.', { answers: withGaps(run, answers), time });
}

/** '8 answers, 8 could not be asked' */
const withGaps = ({ gaps }: Run, answers: string): string =>
  gaps.length === 0
    ? answers
    : say('{answers}, {gaps} could not be asked', { answers, gaps: formatCount(gaps.length) });

function whatNow(run: Run, progress: StageProgress | null): readonly string[] {
  const step = nextStep(run);
  const clip = step && run.items[step.item]?.clip;
  const contender = step && run.contenders[step.contender];
  const left = timeLeft(run);
  return [
    ...(clip ? [clip] : []),
    ...(contender ? [contenderName(contender)] : []),
    ...(left === null ? [] : [wordTimeLeft(left)]),
    ...(progress && progress.stage !== 'generate' ? [wordProgress(progress)] : []),
  ];
}

/** What its author has to mend in a file of questions, by line. */
export function wordProblem(problem: QuestionProblem): string {
  switch (problem.code) {
    case 'not-json':
      return say('Line {line}: this is not JSON.', { line: problem.line });
    case 'not-a-list':
      return say('The file is JSON, but not a list of questions: it has to begin with [.');
    case 'no-questions':
      return say('There is no question in the file.');
    case 'quote-open':
      return say('Line {line}: a quoted cell begins here and does not end.', { line: problem.line });
    case 'column-missing':
      return say(
        'Line 1: there is no column “{name}”. The first line names the columns: clip, question, answer, family.',
        { name: problem.name },
      );
    case 'field-missing':
      return say('Line {line}: “{name}” is missing or empty.', { line: problem.line, name: problem.name });
    case 'clip-missing':
      return say('Line {line}: “{name}” is not among the chosen files.', { line: problem.line, name: problem.name });
  }
}

export function wordRefusal(refusal: Refusal): string {
  switch (refusal.code) {
    case 'no-question-file':
      return say('There is no file of questions (.json or .csv) among these. Choose it together with the clips.');
    case 'many-question-files':
      return say('There are several files of questions: {names}. Choose one, or call one “questions”.', {
        names: refusal.names.join(say(', ')),
      });
    case 'problems':
      return say('{name} cannot be used as it is:', { name: refusal.name });
  }
}

/** A run as Markdown: what each recipe came to, then the families. */
export function wordEvaluation(run: Run): string {
  const results = resultsOf(run);
  const clips = new Set(run.items.map(({ clip }) => clip)).size;
  const models = new Set(run.contenders.map(({ report }) => wordModel(report ?? run)));
  const head = [`**${wordRunName(run)}**`, wordQuestions(run.items.length, clips), ...models];
  return [
    head.join(' · '),
    '',
    ...markdownTable(overallRows(run, results)),
    '',
    ...markdownTable(familyRows(run, results)),
    '',
    'Right answers in percent with 95 % intervals (bootstrap over clips; – where there are too few). Differences are in points to the first row, over the same questions. Times and tokens are medians; the time is that of a first question, from file to answer.',
    '',
  ].join('\n');
}

const markdownTable = ([head = [], ...rows]: readonly (readonly string[])[]): readonly string[] =>
  [head, head.map((_, at) => (at === 0 ? '---' : '---:')), ...rows].map((cells) => `| ${cells.join(' | ')} |`);

const overallRows = ({ contenders }: Run, results: readonly Result[]): readonly (readonly string[])[] => [
  ['', 'n', 'right', '95 %', 'difference', 'time', 'frames', 'kept tokens', 'video tokens'],
  ...results.map(({ overall, difference, needed, budgets }, at) => [
    tableCell(nameAt(contenders, at)),
    formatCount(overall.n),
    wordPercent(overall.exact),
    wordInterval(overall),
    difference ? wordDifferenceTo(difference) : '',
    needed === null ? '' : formatDuration(needed),
    ...(['frames', 'selectedTokens', 'videoTokens'] as const).map((name) =>
      budgets ? formatCount(budgets[name]) : '',
    ),
  ]),
];

const familyRows = ({ contenders }: Run, results: readonly Result[]): readonly (readonly string[])[] => [
  ['family', 'n', ...results.map((_, at) => tableCell(nameAt(contenders, at)))],
  ...familiesIn(results).map((family) => [
    tableCell(family),
    formatCount(Math.max(...results.map(({ families }) => families.get(family)?.n ?? 0))),
    ...results.map(({ families }) => wordEstimate(families.get(family))),
  ]),
];

const wordEstimate = (estimate: Estimate | undefined): string =>
  estimate ? `${wordPercent(estimate.exact)} (${wordInterval(estimate)})` : '';

const nameAt = (contenders: readonly Contender[], at: number): string => {
  const contender = contenders[at];
  return contender ? contenderName(contender) : '';
};

/** Every family that any contender has answered, in alphabetical order. */
export const familiesIn = (results: readonly Result[]): readonly string[] =>
  [...new Set(results.flatMap(({ families }) => [...families.keys()]))].sort();

/** A run as CSV: a row an answer. */
export const csvOfRun = ({ items, contenders, answers }: Run): string =>
  writeCsv([
    ['recipe', 'clip', 'family', 'question', 'answer', 'given', 'score', 'ms', 'first_question_ms', ...countColumns],
    ...answers.flatMap((given, at) =>
      given.map(({ item, given: words, score, ms, needed, counts }) => {
        const asked = items[item];
        return [
          nameAt(contenders, at),
          ...[asked?.clip ?? '', asked?.family ?? '', asked?.question ?? '', asked?.answer ?? '', words],
          ...[score, ms, needed],
          ...(counts ? countCells(counts) : countColumns.map(() => null)),
        ];
      }),
    ),
  ]);

const countCells = ({ frames, visualTokens, selectedTokens, videoTokens }: Evidence['counts']) => [
  ...[frames, visualTokens, selectedTokens, videoTokens],
];

const countColumns = ['frames', 'visual_tokens', 'selected_tokens', 'video_tokens'];
