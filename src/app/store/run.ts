import { score } from '../../domain/scoring.ts';
import { type Milliseconds, milliseconds } from '../../domain/units.ts';
import { byClip, isAtWork, isOpen, type Run, type RunAnswer } from './evaluate.ts';
import type { Failure } from './failure.ts';

/** A run at its beginning. */
export const begunRun = (
  setting: Pick<Run, 'source' | 'name' | 'contenders' | 'bundle' | 'bundleHash' | 'backend' | 'items'>,
): Run => ({
  ...setting,
  items: byClip(setting.items),
  answers: setting.contenders.map(() => []),
  gaps: [],
  elapsed: milliseconds(0),
  state: { status: 'running' },
});

/** A question to a contender, both as indices. */
export type Step = { readonly item: number; readonly contender: number };

/** Answers that the whole run comes to. */
export const stepCount = ({ items, contenders }: Pick<Run, 'items' | 'contenders'>): number =>
  items.length * contenders.length;

/** Answers and gaps so far. */
export const stepsDone = ({ answers, gaps }: Run): number =>
  answers.reduce((sum, { length }) => sum + length, 0) + gaps.length;

/**
 * What is asked next; null at the end. Clip by clip, and on each clip contender by contender: a clip is opened once and
 * looked at once a recipe, and a run that is cut short has asked everyone about the same clips but the last.
 */
export function nextStep(run: Run): Step | null {
  const done = stepsDone(run);
  let before = 0;
  for (let first = 0; first < run.items.length; ) {
    const clip = run.items[first]?.clip;
    const rest = run.items.findIndex((item, at) => at > first && item.clip !== clip);
    const end = rest < 0 ? run.items.length : rest;
    const steps = (end - first) * run.contenders.length;
    if (done < before + steps) {
      const at = done - before;
      return { item: first + (at % (end - first)), contender: Math.floor(at / (end - first)) };
    }
    before += steps;
    first = end;
  }
  return null;
}

/** `run` with an answer more; the end of the questions is the end of the run. */
export function withAnswer(run: Run, { item, contender }: Step, answer: Omit<RunAnswer, 'item' | 'score'>): Run {
  const asked = run.items[item];
  if (asked === undefined) return run;
  const scored: RunAnswer = { item, ...answer, score: score(asked.family, asked.answer, answer.given, asked.options) };
  const answers = run.answers.map((given, at) => (at === contender ? [...given, scored] : given));
  return ended({ ...run, answers });
}

export const withGap = (run: Run, { item, contender }: Step, failure: Failure): Run =>
  ended({ ...run, gaps: [...run.gaps, { item, contender, failure }] });

const ended = (run: Run): Run => (stepsDone(run) === stepCount(run) ? { ...run, state: { status: 'done' } } : run);

/** Asks for a pause; the question under way is finished first. */
export const pausing = (run: Run): Run =>
  run.state.status === 'running' ? { ...run, state: { status: 'pausing' } } : run;

export const paused = (run: Run, failure: Failure | null): Run =>
  isAtWork(run) ? { ...run, state: { status: 'paused', failure } } : run;

export const resumed = (run: Run): Run =>
  run.state.status === 'paused' || run.state.status === 'pausing' ? { ...run, state: { status: 'running' } } : run;

export const stopped = (run: Run): Run => (isOpen(run) ? { ...run, state: { status: 'stopped' } } : run);

/** Milliseconds to the end at the pace so far; null before there is one. */
export function timeLeft(run: Run): Milliseconds | null {
  const done = stepsDone(run);
  return done === 0 ? null : milliseconds((run.elapsed / done) * (stepCount(run) - done));
}
