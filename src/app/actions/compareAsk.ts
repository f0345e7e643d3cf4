import { type AnswerEvent, isOfAnswer } from '../../domain/answer.ts';
import { type Recipe, samplerKey } from '../../domain/recipe.ts';
import type { Calls } from '../../protocol/messages.ts';
import { editsFor } from '../store/clip.ts';
import { type Compare, columnWith, isBusy, isRunning } from '../store/compare.ts';
import {
  answered,
  begun,
  extended,
  failed,
  noticed,
  progressed,
  queued,
  stopped,
  unwritten,
} from '../store/compareAnswers.ts';
import { failureOf } from '../store/failure.ts';
import { type Recording, type Replay, replaying } from '../store/replay.ts';
import { type App, follow, update } from './app.ts';
import { columnWatched } from './compareWatch.ts';
import { createFrameBatch } from './frameBatch.ts';
import { besideIn, columnReady, reloadIfLost } from './loadModel.ts';

/**
 * Asks every column about the open clip, one after the other.
 * @returns whether they were asked: not where no clip is open, nor while one of them still answers
 */
export function askAll(app: App, question: string): boolean {
  const keys = app.store.getState().compare.columns.map(({ key }) => key);
  return askColumns(app, question, keys);
}

/** Asks one column the question that stands once more, with its recipe of now. */
export function askAgain(app: App, key: number): void {
  const { asked } = app.store.getState().compare;
  if (asked !== null) askColumns(app, asked, [key]);
}

function askColumns(app: App, question: string, keys: readonly number[]): boolean {
  const { clip, compare } = app.store.getState();
  if (clip.current === null || isRunning(compare)) return false;
  change(app, (slice) => queued(slice, question, keys, Date.now()));
  void answerInTurn(app, keys);
  return true;
}

/** Asks the columns of a replay what was asked then; where undo or an edit took any away, all of them anew. */
export function askReplay(app: App): void {
  const { replay, compare } = app.store.getState();
  if (replay === null) return;
  if (!replay.keys.every((key) => columnWith(compare, key))) showRecording(app, replay.recording, replay.clip);
  const { keys } = app.store.getState().replay ?? replay;
  askColumns(app, replay.recording.question, keys);
}

/** Puts the recorded columns in the place of those before, which undo brings back. */
export function showRecording(app: App, recording: Recording, clip: Replay['clip']): void {
  stopAll(app);
  change(app, (compare) => replaying(compare, recording));
  const keys = app.store.getState().compare.columns.map(({ key }) => key);
  app.store.setState({ replay: { recording, keys, clip } });
}

/** Ends one column's answer, or its wait; the others go on. */
export function stopAnswerOf(app: App, key: number): void {
  app.jobs.stop(`answer-${key}`);
  change(app, (compare) => stopped(compare, key));
}

export function stopAll(app: App): void {
  app.jobs.stop('compare');
  for (const column of app.store.getState().compare.columns) if (isBusy(column)) stopAnswerOf(app, column.key);
}

const change = (app: App, next: (compare: Compare) => Compare): void => update(app, 'compare', next);

/** The queue: a column begins when the one before has ended, so a model that had to be loaded again is waited for. */
async function answerInTurn(app: App, keys: readonly number[]): Promise<void> {
  const signal = app.jobs.start('compare');
  for (const key of keys) if (!signal.aborted) await answerColumn(app, key);
}

async function answerColumn(app: App, key: number): Promise<void> {
  const column = columnWith(app.store.getState().compare, key);
  if (column?.answer.status !== 'waiting') return;
  const signal = app.jobs.start(`answer-${key}`);
  change(app, (compare) => begun(compare, key));
  try {
    await columnReady(app, column, signal);
    // Only now: a recipe that no one chose is the bundle's own.
    const input = inputOf(app, key);
    if (input !== null) await answerWith(app, key, input, signal);
  } catch (thrown) {
    if (!signal.aborted) fail(app, key, thrown);
  }
}

async function answerWith(app: App, key: number, input: Calls['ask']['input'], signal: AbortSignal): Promise<void> {
  const events = createFrameBatch((event: AnswerEvent) => receive(app, key, input.recipe, event));
  signal.addEventListener('abort', events.flush);
  try {
    const answer = await follow(app.client.call('ask', input, signal), (event) => {
      if (!signal.aborted) events.add(event);
    });
    events.flush();
    if (!signal.aborted) change(app, (compare) => answered(compare, key, answer.text, answer.evidence));
  } finally {
    events.flush();
  }
}

/** The question alone, without a history: each column answers on its own. Null when the column is no longer asked. */
function inputOf(app: App, key: number): Calls['ask']['input'] | null {
  const { clip, compare, replay, settings } = app.store.getState();
  const column = columnWith(compare, key);
  if (clip.current === null || compare.asked === null || column?.answer.status !== 'streaming') return null;
  return {
    ...besideIn({ settings }, column),
    clip: clip.current.id,
    recipe: column.recipe,
    edits: editsFor(column.looked, samplerKey(column.recipe)),
    question: compare.asked,
    history: [],
    historyUse: 'never',
    generation: replay?.recording.generation ?? settings.generation,
    control: 'none',
  };
}

function receive(app: App, key: number, recipe: Recipe, event: AnswerEvent): void {
  if (event.type === 'text') change(app, (compare) => extended(compare, key, event.delta));
  else if (event.type === 'again') change(app, (compare) => unwritten(compare, key));
  else if (event.type === 'stage') change(app, (compare) => progressed(compare, key, event));
  else if (event.type === 'notice' && isOfAnswer(event.notice)) {
    change(app, (compare) => noticed(compare, key, event.notice));
  } else columnWatched(app, key, recipe, event);
}

/** As in a conversation: a lost GPU takes the model with it, and the next column waits for the new one. */
function fail(app: App, key: number, thrown: unknown): void {
  const failure = failureOf(thrown);
  change(app, (compare) => failed(compare, key, failure));
  reloadIfLost(app, failure);
}
