import type { Backend, Evidence } from '../../domain/answer.ts';
import type { Control } from '../../domain/control.ts';
import type { Item } from '../../domain/evaluation.ts';
import type { ReadReport } from '../../domain/evaluationFile.ts';
import type { QuestionProblem } from '../../domain/questionFile.ts';
import type { Recipe } from '../../domain/recipe.ts';
import { spread } from '../../domain/spread.ts';
import type { Milliseconds } from '../../domain/units.ts';
import type { BundleName } from '../bundles.ts';
import type { StageProgress } from './clip.ts';
import type { Compare } from './compare.ts';
import type { Failure } from './failure.ts';

/** Who is asked: a recipe, or a recipe from which something is withheld, the control that scores are compared with. */
export type Contender = {
  /** As the page numbers it: a column of the comparison, from 1; null for the control. */
  readonly number: number | null;
  /** Empty where the user gave none: the page then names it by its recipe. */
  readonly name: string;
  readonly recipe: Recipe;
  /** The bundle that is asked; absent where that is the one that answers. */
  readonly bundle?: BundleName;
  readonly control: Control;
  /** Where its answers were read, of one that this run has not asked. */
  readonly report?: ReportSource;
};

export type ReportSource = {
  /** 'R1': what stands for it in tables and charts. */
  readonly mark: string;
  readonly file: string;
  readonly bundle: string;
  readonly bundleHash: string | null;
  readonly backend: Backend;
};

/** A report of another run, made in a page or by `npm run eval`, that is shown beside the page's own. */
export type OpenedReport = { readonly key: number; readonly file: string; readonly report: ReadReport };

/** An answer in a run, and what it cost. */
export type RunAnswer = {
  /** The question, as an index into the run's items. */
  readonly item: number;
  readonly given: string;
  /** 0 to 1. */
  readonly score: number;
  /** From the question to the last word. */
  readonly ms: Milliseconds;
  /** All stages, also those that an earlier question has paid for; null where a report does not tell. */
  readonly needed: Milliseconds | null;
  readonly counts: Evidence['counts'] | null;
};

/** A question that a contender could not be asked. */
export type Gap = { readonly item: number; readonly contender: number; readonly failure: Failure };

export type RunState =
  | { readonly status: 'running' }
  /** The question under way is finished first. */
  | { readonly status: 'pausing' }
  /** `failure` is why, where the user did not ask for it. */
  | { readonly status: 'paused'; readonly failure: Failure | null }
  | { readonly status: 'stopped' }
  | { readonly status: 'done' };

/** Questions put to contenders, with the answers so far. Plain data. */
export type Run = {
  readonly source: QuestionSource;
  /** Of the question set: a file's name, for the user's own. */
  readonly name: string;
  /** Questions about one clip are neighbours. */
  readonly items: readonly Item[];
  readonly contenders: readonly Contender[];
  readonly bundle: string;
  /** SHA-256 of the bundle's manifest; null in a run that was kept before it was told. */
  readonly bundleHash: string | null;
  readonly backend: Backend;
  /** By contender, each in the order asked. */
  readonly answers: readonly (readonly RunAnswer[])[];
  readonly gaps: readonly Gap[];
  /** Time that the run has been at work. */
  readonly elapsed: Milliseconds;
  readonly state: RunState;
};

export type QuestionSource = 'bundled' | 'own';

/** Files by the names that questions give them. */
export type ClipFiles = ReadonlyMap<string, File>;

/** The held-out questions that come with the application. */
export type BundledSet =
  | { readonly status: 'none' }
  | { readonly status: 'loading' }
  | { readonly status: 'ready'; readonly items: readonly Item[] }
  | { readonly status: 'failed' };

/** The user's own questions and clips. */
export type OwnSet =
  | { readonly status: 'none' }
  | { readonly status: 'refused'; readonly refusal: Refusal }
  | { readonly status: 'ready'; readonly name: string; readonly items: readonly Item[]; readonly files: ClipFiles };

/** Why files are no question set. */
export type Refusal =
  | { readonly code: 'no-question-file' }
  | { readonly code: 'many-question-files'; readonly names: readonly string[] }
  | { readonly code: 'problems'; readonly name: string; readonly problems: readonly QuestionProblem[] };

/** How many of the bundled clips are asked about: few for a first look, all for narrow intervals. */
export const shares = ['few', 'third', 'all'] as const;
export type Share = (typeof shares)[number];
const shareOfClips: Readonly<Record<Share, number>> = { few: 1 / 9, third: 1 / 3, all: 1 };

export const answerFilters = ['different', 'wrong', 'all'] as const;
export type AnswerFilter = (typeof answerFilters)[number];

/** What the accuracy is drawn against. */
export const budgets = ['videoTokens', 'selectedTokens', 'frames'] as const;
export type Budget = (typeof budgets)[number];

/**
 * Whether the run outlives the page: not while another tab keeps its own, nor where this browser has not written it, for
 * want of room or because it keeps nothing.
 */
export type Keeping = 'kept' | 'other-tab' | 'unwritten';

export type Evaluate = {
  readonly source: QuestionSource;
  readonly bundled: BundledSet;
  readonly share: Share;
  readonly own: OwnSet;
  /** Columns of the comparison that take no part, by key. */
  readonly leftOut: readonly number[];
  readonly withControl: boolean;
  readonly run: Run | null;
  readonly keeping: Keeping;
  readonly reports: readonly OpenedReport[];
  /** Whether they outlive the page. */
  readonly reportsKept: boolean;
  /** How far the question under way is. */
  readonly progress: StageProgress | null;
  /** The clips of a run over the user's own questions; null where they are not at hand, as after a reload. */
  readonly runFiles: ClipFiles | null;
  readonly filter: AnswerFilter;
  readonly budget: Budget;
};

export const initialEvaluate: Evaluate = {
  source: 'bundled',
  bundled: { status: 'none' },
  share: 'few',
  own: { status: 'none' },
  leftOut: [],
  withControl: false,
  run: null,
  keeping: 'kept',
  reports: [],
  reportsKept: true,
  progress: null,
  runFiles: null,
  filter: 'different',
  budget: 'videoTokens',
};

export const clipsOf = (items: readonly Item[]): readonly string[] => [...new Set(items.map(({ clip }) => clip))];

/** `items` with the questions about one clip next to one another, clips in the order of their first question. */
export const byClip = (items: readonly Item[]): readonly Item[] =>
  clipsOf(items).flatMap((clip) => items.filter((item) => item.clip === clip));

/** The questions about a share of the clips, taken evenly. */
export function shareOf(items: readonly Item[], share: Share): readonly Item[] {
  const clips = clipsOf(items);
  const taken = new Set(spread(clips, Math.ceil(clips.length * shareOfClips[share])));
  return items.filter(({ clip }) => taken.has(clip));
}

/** The questions that are chosen; none while they are not there. */
export function chosenItems({ source, bundled, own, share }: Evaluate): readonly Item[] {
  if (source === 'bundled') return bundled.status === 'ready' ? shareOf(bundled.items, share) : [];
  return own.status === 'ready' ? own.items : [];
}

/** Who takes part: the columns that are not left out and, last, the control. */
export function chosenContenders({ leftOut, withControl }: Evaluate, { columns }: Compare): readonly Contender[] {
  const asked = columns.flatMap(({ key, name, recipe, bundle }, at) =>
    leftOut.includes(key)
      ? []
      : [{ number: at + 1, name, recipe, ...(bundle && { bundle }), control: 'none' as const }],
  );
  const [first] = asked;
  if (!withControl || first === undefined) return asked;
  return [...asked, { ...first, number: null, name: '', control: 'blind' }];
}

/** Takes a column into the run, or out of it. */
export const leavingOut = (evaluate: Evaluate, key: number, isOut: boolean): Evaluate => ({
  ...evaluate,
  leftOut: isOut ? [...evaluate.leftOut, key] : evaluate.leftOut.filter((other) => other !== key),
});

export const isAtWork = (run: Run | null): boolean =>
  run?.state.status === 'running' || run?.state.status === 'pausing';

/** Whether the run can still go on: its settings are not free yet. */
export const isOpen = (run: Run | null): boolean => isAtWork(run) || run?.state.status === 'paused';

/** Whether a run over the user's own clips rests that cannot go on without them, as after a reload. */
export const awaitsClips = ({ run, runFiles }: Evaluate): boolean =>
  run?.state.status === 'paused' && run.source === 'own' && runFiles === null;
