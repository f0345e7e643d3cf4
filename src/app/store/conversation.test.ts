import { describe, expect, it } from 'vitest';
import { defaultRecipe } from '../../domain/recipe.ts';
import {
  answered,
  asked,
  type Conversation,
  dividedBy,
  evidenceOf,
  extended,
  failed,
  historyBefore,
  initialConversation,
  progressed,
  restarted,
  stopped,
  streamingTurn,
  type Turn,
} from './conversation.ts';
import { evidence } from './evidenceForTests.ts';

const ask = (conversation: Conversation, question: string, clip = 'clip-1') =>
  asked(conversation, { clip, question, recipe: defaultRecipe, askedAt: 0 });

function askAndAnswer(conversation: Conversation, question: string, clip = 'clip-1'): Conversation {
  const next = ask(conversation, question, clip);
  return answered(next.conversation, next.turn.key, `Answer to ${question}`, evidence);
}

const stateOf = ({ entries }: Conversation, key: number) =>
  entries.find((entry): entry is Turn => entry.kind === 'turn' && entry.key === key)?.state;

describe('an answer', () => {
  it('grows with what comes, until it is done', () => {
    const { conversation, turn } = ask(initialConversation, 'What?');
    const grown = extended(extended(conversation, turn.key, 'A '), turn.key, 'dog');
    expect(stateOf(grown, turn.key)).toMatchObject({ status: 'streaming', text: 'A dog' });
    expect(streamingTurn(grown)?.key).toBe(turn.key);
    const done = answered(grown, turn.key, 'A dog.', evidence);
    expect(stateOf(done, turn.key)).toMatchObject({ status: 'done', text: 'A dog.' });
    expect(done.shown).toBe(turn.key);
    expect(streamingTurn(done)).toBeUndefined();
  });

  it('keeps what it had when it is stopped, and ignores what comes after', () => {
    const { conversation, turn } = ask(initialConversation, 'What?');
    const ended = stopped(extended(conversation, turn.key, 'A '), turn.key);
    const late = progressed(extended(ended, turn.key, 'dog'), turn.key, { stage: 'generate', done: 2, total: 8 });
    expect(stateOf(late, turn.key)).toEqual({ status: 'stopped', text: 'A ' });
  });

  it('keeps what it had when it fails, and begins again empty', () => {
    const { conversation, turn } = ask(initialConversation, 'What?');
    const broken = failed(extended(conversation, turn.key, 'A '), turn.key, { code: 'gpu-lost', detail: {} });
    expect(stateOf(broken, turn.key)).toMatchObject({ status: 'error', text: 'A ', failure: { code: 'gpu-lost' } });
    const again = restarted(broken, turn.key, defaultRecipe);
    expect(stateOf(again, turn.key)).toEqual({ status: 'streaming', text: '', progress: null });
  });

  it('lets the oldest maps go, and keeps the rest of its evidence', () => {
    let conversation = initialConversation;
    for (let i = 0; i < 14; i++) conversation = askAndAnswer(conversation, `${i}`);
    const maps = conversation.entries.map((entry) => evidenceOf(entry)?.maps !== null);
    expect(maps).toEqual([false, false, ...Array<boolean>(12).fill(true)]);
    expect(evidenceOf(conversation.entries[0])?.stop).toBe('end');
  });
});

describe('the history of a question', () => {
  it('holds the finished turns about the same clip before it', () => {
    let conversation = askAndAnswer(initialConversation, 'about the old clip');
    conversation = dividedBy(conversation, 'clip-2', 'New');
    conversation = askAndAnswer(conversation, 'first', 'clip-2');
    const cut = ask(conversation, 'stopped one', 'clip-2');
    conversation = stopped(cut.conversation, cut.turn.key);
    const { conversation: asking, turn } = ask(conversation, 'now', 'clip-2');
    expect(historyBefore(asking, 'clip-2', turn.key)).toEqual([
      { role: 'user', content: 'first' },
      { role: 'assistant', content: 'Answer to first' },
    ]);
  });

  it('of a retried question ends before it', () => {
    const first = ask(initialConversation, 'fails');
    const conversation = askAndAnswer(
      failed(first.conversation, first.turn.key, { code: 'internal', detail: {} }),
      'works',
    );
    expect(historyBefore(conversation, 'clip-1', first.turn.key)).toEqual([]);
  });
});

describe('another clip', () => {
  it('is named where the conversation goes on, and hides the evidence of the last', () => {
    const conversation = dividedBy(askAndAnswer(initialConversation, 'first'), 'clip-2', 'New');
    expect(conversation.entries.at(-1)).toMatchObject({ kind: 'divider', clip: 'clip-2', name: 'New' });
    expect(conversation.shown).toBeNull();
  });

  it('needs no name before the first question, and only the last of several has one', () => {
    expect(dividedBy(initialConversation, 'clip-1', 'First').entries).toEqual([]);
    const twice = dividedBy(dividedBy(askAndAnswer(initialConversation, 'a'), 'clip-2', 'Second'), 'clip-3', 'Third');
    expect(twice.entries.map(({ kind }) => kind)).toEqual(['turn', 'divider']);
    expect(twice.entries.at(-1)).toMatchObject({ name: 'Third' });
  });

  it('never gets the key of another entry', () => {
    const twice = dividedBy(dividedBy(askAndAnswer(initialConversation, 'a'), 'clip-2', 'B'), 'clip-3', 'C');
    const { conversation } = ask(twice, 'b', 'clip-3');
    const keys = conversation.entries.map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
  });
});
