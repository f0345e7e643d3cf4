import type { Item } from '../../domain/evaluation.ts';
import type { ReadReport } from '../../domain/evaluationFile.ts';
import { milliseconds } from '../../domain/units.ts';
import type { Contender, Evaluate, OpenedReport, Run, RunAnswer } from './evaluate.ts';

/** Opens the reports of a file beside those that are open. */
export function withReports(evaluate: Evaluate, file: string, reports: readonly ReadReport[]): Evaluate {
  const next = 1 + Math.max(-1, ...evaluate.reports.map(({ key }) => key));
  const opened = reports.map((report, at) => ({ key: next + at, file, report }));
  return { ...evaluate, reports: [...evaluate.reports, ...opened] };
}

export const withoutReport = (evaluate: Evaluate, key: number): Evaluate => ({
  ...evaluate,
  reports: evaluate.reports.filter((report) => report.key !== key),
});

/** 'R1': what stands for the report at a place of the list. */
export const reportMark = (at: number): string => `R${at + 1}`;

type Joined = { readonly items: readonly Item[]; readonly answers: readonly (readonly RunAnswer[])[] };

/** Kept with the questions that they were joined to: while a run is at work, only its own answers change. */
const known = new WeakMap<Evaluate['reports'], { readonly of: readonly Item[]; readonly joined: Joined }>();

/** The run, and whoever answered in the open reports as further contenders: the same question is one. Null without either. */
export function shownRun({ run, reports }: Pick<Evaluate, 'run' | 'reports'>): Run | null {
  const [first] = reports;
  if (first === undefined) return run;
  const base = run ?? runOf(first);
  const kept = known.get(reports);
  const joined = kept?.of === base.items ? kept.joined : join(base.items, reports);
  known.set(reports, { of: base.items, joined });
  return {
    ...base,
    items: joined.items,
    contenders: [...base.contenders, ...reports.map(contenderOf)],
    answers: [...base.answers, ...joined.answers],
  };
}

const nothing: readonly Item[] = [];

/** A run without questions of its own. */
const runOf = ({ file, report: { bundle, bundleHash, backend } }: OpenedReport): Run => ({
  ...{ source: 'own', name: file, bundle, bundleHash, backend, items: nothing, contenders: [], answers: [], gaps: [] },
  elapsed: milliseconds(0),
  state: { status: 'done' },
});

const contenderOf = ({ file, report }: OpenedReport, at: number): Contender => {
  const { name, recipe, control, bundle, bundleHash, backend } = report;
  return { number: null, name, recipe, control, report: { mark: reportMark(at), file, bundle, bundleHash, backend } };
};

function join(own: readonly Item[], reports: readonly OpenedReport[]): Joined {
  const items = [...own];
  const places = new Map(own.map((item, at) => [questionKey(item), at]));
  const placeOf = (item: Item): number => {
    const key = questionKey(item);
    const place = places.get(key) ?? items.length;
    if (place === items.length) items.push(item);
    places.set(key, place);
    return place;
  };
  const answers = reports.map(({ report }) =>
    report.answers.map(({ given, score, ms, needed = null, counts = null, ...item }) => ({
      ...{ item: placeOf(item), given, score, ms, needed, counts },
    })),
  );
  return { items, answers };
}

/** What makes two questions one. */
const questionKey = ({ clip, question, answer }: Item): string => JSON.stringify([clip, question, answer]);
