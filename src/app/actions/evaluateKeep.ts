import { get, set } from 'idb-keyval';
import type { Evaluate, Keeping, Run } from '../store/evaluate.ts';
import { isAtWork } from '../store/evaluate.ts';
import { withReports } from '../store/evaluateReports.ts';
import { keptReports, restoredReports } from '../store/keptReports.ts';
import { keptRun, restoredRun } from '../store/keptRun.ts';
import { type App, update } from './app.ts';
import { takeName } from './tabLock.ts';

const runKey = 'linvt-studio/evaluation';
const reportsKey = 'linvt-studio/evaluation-reports';

/** Milliseconds between two writes while a run is at work. */
const pace = 2000;

/** Storage may be forbidden (private windows, embedding): then what is here lasts as long as the page. */
const read = (key: string): Promise<unknown> => get<unknown>(key).catch(() => undefined);

/** Whether it was written. */
const write = (key: string, data: unknown): Promise<boolean> =>
  set(key, data).then(
    () => true,
    () => false,
  );

/**
 * Brings back the last run's answers and keeps them as they come, in this browser only. One that could not be written is
 * told to be kept nowhere, until it can be.
 */
export async function keepRun(app: App): Promise<void> {
  const kept = restoredRun(await read(runKey));
  update(app, 'evaluate', (evaluate) => ({ ...evaluate, run: evaluate.run ?? kept }));
  let written = 0;
  const keep = (run: Run): void => {
    written = Date.now();
    void write(runKey, keptRun(run)).then((isWritten) => tell(app, isWritten ? 'kept' : 'unwritten'));
  };
  const mayKeep = soleKeeper(app, keep);
  app.store.subscribe(({ evaluate: { run } }, { evaluate: { run: before } }) => {
    if (run === null || !isNews(run, before) || !mayKeep(run)) return;
    if (isAtWork(run) && Date.now() - written < pace) return;
    keep(run);
  });
}

/**
 * Whether this tab may write a run: the first that has news of one, until it closes, since one run is kept. A run that
 * comes too late is told to be kept nowhere; the next one may be.
 */
function soleKeeper(app: App, keep: (run: Run) => void): (run: Run) => boolean {
  let isOurs = false;
  let asked: Run['contenders'] | null = null;
  const ask = async (): Promise<void> => {
    isOurs = await takeName(runKey);
    const { run } = app.store.getState().evaluate;
    if (!isOurs) tell(app, 'other-tab');
    else if (run) keep(run);
  };
  return (run) => {
    if (!isOurs && asked !== run.contenders) void ask();
    asked = run.contenders;
    return isOurs;
  };
}

const tell = (app: App, keeping: Keeping): void =>
  update(app, 'evaluate', (evaluate) => (evaluate.keeping === keeping ? evaluate : { ...evaluate, keeping }));

const isNews = (run: Run, before: Run | null): boolean =>
  run.answers !== before?.answers || run.gaps !== before.gaps || run.state.status !== before.state.status;

/**
 * Opens the reports that were open, and keeps those that are, in this browser only. Where they could not be written, that
 * is told until they can be.
 */
export async function keepReports(app: App): Promise<void> {
  const keep = async (reports: Evaluate['reports']): Promise<void> => {
    const reportsKept = await write(reportsKey, keptReports(reports));
    update(app, 'evaluate', (evaluate) =>
      evaluate.reportsKept === reportsKept ? evaluate : { ...evaluate, reportsKept },
    );
  };
  const kept = restoredReports(await read(reportsKey));
  const quicker = app.store.getState().evaluate.reports.length > 0;
  update(app, 'evaluate', (evaluate) => withKept(evaluate, kept));
  if (quicker) void keep(app.store.getState().evaluate.reports);
  app.store.subscribe(({ evaluate: { reports } }, { evaluate: { reports: before } }) => {
    if (reports !== before) void keep(reports);
  });
}

const withKept = (evaluate: Evaluate, kept: ReturnType<typeof restoredReports>): Evaluate =>
  kept.reduce((before, { file, report }) => withReports(before, file, [report]), evaluate);
