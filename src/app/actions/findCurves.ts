import type { WatchEvent } from '../../domain/answer.ts';
import { type Curves, curvesForClip, curvesForQuestion, questionOnShow, wantedCurve } from '../store/curves.ts';
import { failureOf } from '../store/failure.ts';
import { type App, follow, update } from './app.ts';
import { reloadIfLost } from './loadModel.ts';

/** Has the worker find, from now on, what the curves on show lack, one after the other; starts anew with another clip or question. */
export function findCurves(app: App): void {
  app.store.subscribe((state, before) => {
    if (state.clip.current?.id !== before.clip.current?.id) restart(app, curvesForClip);
    const question = questionOnShow(state);
    if (question !== state.curves.question) restart(app, (curves) => curvesForQuestion(curves, question));
    findNext(app);
  });
}

/** What is being found for the clip or question before is no longer wanted. */
function restart(app: App, change: (curves: Curves) => Curves): void {
  app.jobs.stop('curve');
  update(app, 'curves', change);
}

function findNext(app: App): void {
  const state = app.store.getState();
  const clip = state.clip.current?.id;
  const wanted = wantedCurve(state);
  if (wanted === null || clip === undefined) return;
  const { question } = state.curves;
  if (wanted === 'change') {
    void find(app, 'change', (signal) => app.client.call('survey', { clip }, signal));
  } else if (question !== null) {
    void find(app, 'similarity', (signal) => app.client.call('rate', { clip, question }, signal));
  }
}

/** Stopped work is wanted again, unless it was for another clip or question: then it is unknown anyway. */
async function find<Kind extends 'change' | 'similarity', Value>(
  app: App,
  kind: Kind,
  start: (signal: AbortSignal) => AsyncGenerator<WatchEvent, Value, undefined>,
): Promise<void> {
  const signal = app.jobs.start('curve');
  const set = (finding: unknown) =>
    !signal.aborted && update(app, 'curves', (curves) => ({ ...curves, [kind]: finding }) as Curves);
  set({ status: 'finding', progress: null });
  try {
    const value = await follow(start(signal), (event) => {
      if (event.type === 'stage') set({ status: 'finding', progress: event });
    });
    set({ status: 'found', value });
  } catch (thrown) {
    const failure = failureOf(thrown);
    const isWantedAgain = !signal.aborted && kind === 'similarity' && reloadIfLost(app, failure);
    set(isWantedAgain ? { status: 'unknown' } : { status: 'failed', failure });
  }
}
