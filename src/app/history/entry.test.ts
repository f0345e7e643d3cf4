import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultRecipe } from '../../domain/recipe.ts';
import { bytes, milliseconds, seconds } from '../../domain/units.ts';
import {
  answered,
  asked,
  type Conversation,
  extended,
  failed,
  initialConversation,
  mostMaps,
  stopped,
  type Turn,
} from '../store/conversation.ts';
import { evidence } from '../store/evidenceForTests.ts';
import { type ConversationEntry, ended, keptTurn, resumed, withTurn } from './entry.ts';
import { withoutMaps } from './keptAnswer.ts';
import type { KeptClip } from './keptClip.ts';
import { parseEntry } from './parseEntry.ts';

const clip: KeptClip = {
  fingerprint: 'f1',
  name: 'cat.mp4',
  size: bytes(1000),
  duration: seconds(4),
  sample: null,
  poster: null,
  handle: null,
  copy: null,
};

const ask = (conversation: Conversation, question: string, askedAt: number) =>
  asked(conversation, { clip: 'c1', question, recipe: defaultRecipe, askedAt });

function turnOf(question: string, askedAt: number): Turn {
  const { conversation, turn } = ask(initialConversation, question, askedAt);
  const found = answered(conversation, turn.key, `Answer to ${question}`, evidence).entries[0];
  if (found?.kind !== 'turn') throw new Error('a question makes a turn');
  return found;
}

function kept(question: string, askedAt: number) {
  const turn = keptTurn(turnOf(question, askedAt));
  if (turn === null) throw new Error('a finished turn is kept');
  return turn;
}

describe('a turn is kept', () => {
  it('when its answer has ended, well or stopped, and not when it failed', () => {
    const { conversation, turn } = ask(initialConversation, 'What?', 1);
    const growing = extended(conversation, turn.key, 'A ');
    expect(ended(conversation, growing)).toEqual([]);
    expect(ended(growing, answered(growing, turn.key, 'A dog.', evidence)).map(keptTurn)).toMatchObject([
      { question: 'What?', askedAt: 1, state: { status: 'done', text: 'A dog.' } },
    ]);
    expect(ended(growing, stopped(growing, turn.key)).map(keptTurn)).toMatchObject([
      { state: { status: 'stopped', text: 'A ' } },
    ]);
    const broken = failed(growing, turn.key, { code: 'gpu-lost', detail: {} });
    expect(ended(growing, broken).map(keptTurn)).toEqual([null]);
  });

  it('once: a conversation that is opened again is not kept again', () => {
    const again = resumed(initialConversation, 'c2', [kept('What?', 1)]);
    expect(ended(initialConversation, again)).toEqual([]);
    expect(ended(again, again)).toEqual([]);
  });

  it('with the maps of the last answers, and in the place of an earlier answer to the same asking', () => {
    const entry = withTurn(withTurn(null, clip, kept('What?', 2)), clip, kept('When?', 1));
    expect(entry.turns.map(({ question }) => question)).toEqual(['When?', 'What?']);
    expect(withTurn(entry, clip, kept('What?', 2)).turns).toHaveLength(2);
    const many = Array.from({ length: mostMaps + 2 }, (_, at) => kept('What?', at));
    const long = many.reduce<ConversationEntry | null>((before, turn) => withTurn(before, clip, turn), null);
    expect(long?.turns.map(({ state }) => state.status === 'done' && state.evidence.maps !== null)).toEqual([
      ...[false, false],
      ...Array<boolean>(mostMaps).fill(true),
    ]);
  });

  it('in any order of arrival as a conversation in the order of asking', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(), { minLength: 1, maxLength: 8 }), (times) => {
        const entry = times.reduce<ConversationEntry | null>(
          (before, at) => withTurn(before, clip, kept('?', at)),
          null,
        );
        expect(entry?.turns.map(({ askedAt }) => askedAt)).toEqual([...times].sort((a, b) => a - b));
      }),
    );
  });

  it('with the poster and the way to the file that were known before', () => {
    const entry = withTurn(null, { ...clip, poster: 'data:image/jpeg;base64,AA' }, kept('What?', 1));
    expect(withTurn(entry, clip, kept('When?', 2)).poster).toBe('data:image/jpeg;base64,AA');
  });
});

describe('a conversation that is opened again', () => {
  it('is about the clip that is open now, and keeps the answers that are still there', () => {
    const present = { ...initialConversation, entries: [turnOf('What?', 1)], draft: 'And then' };
    const { entries, draft } = resumed(present, 'c1', [kept('What?', 1), kept('When?', 2)]);
    expect(draft).toBe('And then');
    expect(entries.map(({ key }) => key)).toEqual([1, 2]);
    expect(entries).toMatchObject([{ state: { evidence: { maps: { mass: evidence.mass } } } }, { clip: 'c1' }]);
  });

  it('keeps the turns on the page that are not kept, each in its place', () => {
    const start = ask({ ...initialConversation, entries: [turnOf('What?', 1)] }, 'When?', 2);
    const broken = failed(start.conversation, start.turn.key, { code: 'gpu-lost', detail: {} });
    const present = ask(broken, 'Why?', 4).conversation;
    const { entries } = resumed(present, 'c1', [kept('What?', 1), kept('Where?', 3)]);
    expect(entries).toMatchObject([
      { key: 1, question: 'What?', state: { status: 'done' } },
      { key: 2, question: 'When?', state: { status: 'error' } },
      { key: 3, question: 'Where?', state: { status: 'done' } },
      { key: 4, question: 'Why?', state: { status: 'streaming' } },
    ]);
  });

  it('has none of the turns about another clip', () => {
    const present = { ...initialConversation, entries: [turnOf('What?', 1)] };
    expect(resumed(present, 'c2', [kept('When?', 2)]).entries).toMatchObject([{ clip: 'c2', question: 'When?' }]);
  });

  it('shows the last answer that has its maps', () => {
    const old = kept('Where?', 3);
    const turns = [kept('What?', 1), kept('When?', 2), { ...old, state: withoutMaps(old.state) }];
    const again = resumed(initialConversation, 'c2', turns);
    expect(again).toMatchObject({ shown: 2, entries: [{ clip: 'c2' }, { state: { evidence: { maps: {} } } }, {}] });
    expect(resumed(initialConversation, 'c2', turns.slice(2)).shown).toBeNull();
  });
});

describe('what is read back', () => {
  const turn = keptTurn({
    ...turnOf('What?', 1),
    notices: [{ code: 'clip-truncated', until: seconds(2) }],
  });
  const entry = turn && withTurn(null, clip, turn);

  it('is what was kept', () => {
    expect(parseEntry(structuredClone(entry))).toEqual(entry);
    const stages = [{ stage: 'encode', time: milliseconds(3), cached: true }] as const;
    const timed = kept('When?', 3);
    if (timed.state.status !== 'done') throw new Error('it is done');
    const withStages = { ...timed, state: { ...timed.state, evidence: { ...timed.state.evidence, stages } } };
    const both = withTurn(entry, clip, withStages);
    expect(parseEntry(structuredClone(both))).toEqual(both);
  });

  it('is nothing where another version wrote what this one does not know', () => {
    expect(parseEntry(undefined)).toBeNull();
    expect(parseEntry({ ...entry, turns: [{ ...turn, recipe: { sampler: { name: 'psychic' } } }] })).toBeNull();
    expect(parseEntry({ ...entry, poster: 'https://example.org/spy.gif' })).toBeNull();
    expect(parseEntry({ ...entry, handle: {} })).toBeNull();
  });

  it('is a conversation where nothing else is said: there were no others once', () => {
    const { kind: _, ...old } = structuredClone(entry) ?? { kind: null };
    expect(parseEntry(old)).toEqual(entry);
  });

  it('stands without maps that are none, as answers were kept without them once', () => {
    if (turn === null || turn.state.status !== 'done' || entry === null) throw new Error('it is done');
    const { evidence: whole } = turn.state;
    const mapsAfter = (maps: unknown): unknown => {
      const odd = { ...entry, turns: [{ ...turn, state: { ...turn.state, evidence: { ...whole, maps } } }] };
      const read = parseEntry(structuredClone(odd));
      const state = read?.kind === 'conversation' ? read.turns[0]?.state : undefined;
      if (state?.status !== 'done') throw new Error('the entry is read');
      return state.evidence.maps;
    };
    const maps = { scores: new Float32Array(4), selected: Uint32Array.of(0, 3), mass: new Float32Array(4) };
    const videoTokens = [{ window: 2, tokens: Uint32Array.of(0, 3), weights: Float32Array.of(0.5, 0.5) }];
    expect(mapsAfter(maps)).toEqual({ ...maps, videoTokens: [] });
    expect(mapsAfter({ ...maps, videoTokens })).toEqual({ ...maps, videoTokens });
    expect(mapsAfter({ ...maps, videoTokens: [{ window: 2 }] })).toEqual({ ...maps, videoTokens: [] });
    expect([
      mapsAfter(null),
      mapsAfter({ ...maps, scores: [0, 0, 0, 0] }),
      mapsAfter({ ...maps, mass: new Float32Array(3) }),
      mapsAfter({ ...maps, selected: Uint32Array.of(0, 4) }),
      mapsAfter({ ...maps, selected: Uint32Array.of(3, 0) }),
    ]).toEqual(Array(5).fill(null));
  });

  it('stands without a notice that is not known', () => {
    const odd = { ...entry, turns: [{ ...turn, notices: [{ code: 'new-one' }, ...(turn?.notices ?? [])] }] };
    expect(parseEntry(odd)).toEqual(entry);
  });
});
