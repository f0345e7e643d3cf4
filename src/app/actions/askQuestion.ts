import type { AnswerEvent, Evidence } from '../../domain/answer.ts';
import { samplerKey } from '../../domain/recipe.ts';
import { noEdits } from '../../domain/selectionEdits.ts';
import type { Calls } from '../../protocol/messages.ts';
import { bundleOf } from '../bundles.ts';
import { editsFor } from '../store/clip.ts';
import {
  answered,
  asked,
  type Conversation,
  extended,
  failed,
  historyBefore,
  noticed,
  progressed,
  restarted,
  stopped,
  streamingTurn,
  type Turn,
  unwritten,
} from '../store/conversation.ts';
import { usualIn } from '../store/engine.ts';
import { failureOf } from '../store/failure.ts';
import { bundleRecipe } from '../store/recipe.ts';
import { speedOf } from '../store/settings.ts';
import { type App, follow, update } from './app.ts';
import { createFrameBatch } from './frameBatch.ts';
import { modelReady, reloadIfLost } from './loadModel.ts';
import { watched } from './watchClip.ts';

/**
 * Asks about the open clip. Waits for the model when it is still loading.
 * @returns whether it was asked: not where no clip is open, nor while an answer is being written
 */
export function askQuestion(app: App, question: string): boolean {
  const { clip, conversation, recipe } = app.store.getState();
  if (clip.current === null || streamingTurn(conversation)) return false;
  const next = asked(conversation, {
    clip: clip.current.id,
    question,
    recipe: recipe.value,
    askedAt: Date.now(),
  });
  app.store.setState({ conversation: next.conversation });
  void answerTurn(app, next.turn);
  return true;
}

/** Asks what was written in the box or chosen beside it; the box is empty then, where it held that question. */
export function askWritten(app: App, question: string): void {
  if (!askQuestion(app, question)) return;
  change(app, (conversation) =>
    conversation.draft.trim() === question ? { ...conversation, draft: '' } : conversation,
  );
}

/** Lets a failed or stopped answer begin again in its place; asks a finished one anew, with the recipe of now. */
export function retry(app: App, turn: Turn): void {
  const { conversation, recipe } = app.store.getState();
  if (streamingTurn(conversation)) return;
  if (turn.state.status === 'done') {
    askQuestion(app, turn.question);
    return;
  }
  update(app, 'conversation', (before) => restarted(before, turn.key, recipe.value));
  void answerTurn(app, { ...turn, recipe: recipe.value });
}

/** Ends the answer that is being written; what is there of it stays. */
export function stopAnswer(app: App): void {
  app.jobs.stop('ask');
  const turn = streamingTurn(app.store.getState().conversation);
  if (turn) change(app, (conversation) => stopped(conversation, turn.key));
}

const change = (app: App, next: (conversation: Conversation) => Conversation): void =>
  update(app, 'conversation', next);

async function answerTurn(app: App, asked: Turn): Promise<void> {
  const { key } = asked;
  const isChosen = app.store.getState().recipe.chosen;
  let turn = asked;
  const signal = app.jobs.start('ask');
  const events = createFrameBatch((event: AnswerEvent) => receive(app, turn, event));
  signal.addEventListener('abort', events.flush);
  try {
    await modelReady(app, signal);
    if (!isChosen) turn = withBundleRecipe(app, turn);
    const answering = app.client.call('ask', inputOf(app, turn), signal);
    const answer = await follow(answering, (event) => {
      if (!signal.aborted) events.add(event);
    });
    events.flush();
    if (signal.aborted) return;
    change(app, (conversation) => answered(conversation, key, answer.text, answer.evidence));
    keepSpeed(app, answer.evidence);
  } catch (thrown) {
    events.flush();
    if (!signal.aborted) fail(app, key, thrown);
  }
}

/** Remembers how fast a bundle was here: the picker says it. */
function keepSpeed(app: App, { bundle, backend, tokensPerSecond }: Evidence): void {
  const name = bundleOf(bundle.id);
  if (name === null || tokensPerSecond === 0) return;
  update(app, 'settings', (settings) => ({
    ...settings,
    speeds: { ...settings.speeds, [speedOf(name, backend)]: tokensPerSecond },
  }));
}

/** A recipe that no one chose is the bundle's own, which is not known before it is there. */
function withBundleRecipe(app: App, turn: Turn): Turn {
  const recipe = bundleRecipe(usualIn(app.store.getState()));
  change(app, (conversation) => restarted(conversation, turn.key, recipe));
  return { ...turn, recipe };
}

function inputOf(app: App, { clip, key, question, recipe }: Turn): Calls['ask']['input'] {
  const { clip: open, conversation, settings } = app.store.getState();
  const edits = open.current?.id === clip ? editsFor(open.current, samplerKey(recipe)) : noEdits;
  const history = historyBefore(conversation, clip, key);
  const { generation, historyUse } = settings;
  return { clip, recipe, edits, question, history, historyUse, generation, control: 'none' };
}

function receive(app: App, { clip, key, recipe }: Turn, event: AnswerEvent): void {
  if (event.type === 'text') change(app, (conversation) => extended(conversation, key, event.delta));
  else if (event.type === 'again') change(app, (conversation) => unwritten(conversation, key));
  else watched(app, clip, recipe, event);
  if (event.type === 'stage') change(app, (conversation) => progressed(conversation, key, event));
  if (event.type === 'notice') change(app, (conversation) => noticed(conversation, key, event.notice));
}

/** Ends the answer with an error. */
function fail(app: App, key: number, thrown: unknown): void {
  const failure = failureOf(thrown);
  change(app, (conversation) => failed(conversation, key, failure));
  reloadIfLost(app, failure);
}
