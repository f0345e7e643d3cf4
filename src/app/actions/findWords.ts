import { hasEdits } from '../../domain/selectionEdits.ts';
import { scoresOfWord, type TokenWords, wordsOfPicture } from '../../domain/tokenWords.ts';
import type { Seconds } from '../../domain/units.ts';
import type { Calls } from '../../protocol/messages.ts';
import { evidenceIn } from '../store/compare.ts';
import { evidenceOf, type KeptEvidence } from '../store/conversation.ts';
import { failureOf } from '../store/failure.ts';
import type { State } from '../store/store.ts';
import { type Read, type Spoken, spokenOf, withSpoken } from '../store/words.ts';
import { type App, follow, update } from './app.ts';
import { besideIn, reloadIfLost } from './loadModel.ts';

/** Has the worker read words off the tokens of the answer with these scores, unless they are known or on their way. */
export async function findWords(app: App, scores: Float32Array): Promise<void> {
  const state = app.store.getState();
  const input = lookOf(state, scores);
  if (input === null || spokenOf(state.words, scores)) return;
  const set = (finding: Spoken['finding']) => update(app, 'words', (words) => withSpoken(words, scores, finding));
  set({ status: 'finding' });
  try {
    const words = await follow(app.client.call('words', input, new AbortController().signal), () => undefined);
    set({ status: 'found', words, captions: captionsOf(words), lit: litIn(words, app.store.getState().words.lit) });
  } catch (thrown) {
    const failure = failureOf(thrown);
    set({ status: 'failed', failure });
    reloadIfLost(app, failure);
  }
}

/** Lights a word over the frames; null puts it out. */
export const lightWord = (app: App, word: string | null): void =>
  update(app, 'words', ({ spoken }) => ({ lit: word, spoken: spoken.map((each) => withLit(each, word)) }));

const withLit = (spoken: Spoken, word: string | null): Spoken =>
  spoken.finding.status === 'found'
    ? { ...spoken, finding: { ...spoken.finding, lit: litIn(spoken.finding.words, word) } }
    : spoken;

const litIn = (words: TokenWords, word: string | null): Read['lit'] =>
  word === null ? null : scoresOfWord(words, word);

/** Words under a picture: more would not fit. */
const inCaption = 2;

const captionsOf = (words: TokenWords): readonly string[] =>
  Array.from({ length: words.steps.length / words.list.length / words.patches }, (_, picture) =>
    wordsOfPicture(words, picture, inCaption)
      .map(({ word }) => word)
      .join(', '),
  );

/** What the answer with these scores looked at; null where it is gone. */
function lookOf(
  { clip, conversation, compare, settings }: State,
  scores: Float32Array,
): Calls['words']['input'] | null {
  const id = clip.current?.id;
  if (id === undefined) return null;
  const turns = conversation.entries.flatMap((entry) =>
    entry.kind === 'turn' ? [{ question: entry.question, evidence: evidenceOf(entry), beside: {} }] : [],
  );
  const columns = compare.columns.map((column) => ({
    question: compare.asked ?? '',
    evidence: evidenceIn(column),
    beside: besideIn({ settings }, column),
  }));
  const asked = [...turns, ...columns].find(({ evidence }) => evidence?.maps?.scores === scores);
  if (!asked?.evidence) return null;
  const { question, evidence, beside } = asked;
  return { ...beside, clip: id, recipe: evidence.recipe, question, times: timesOf(evidence) };
}

/** The times that were looked at, where the recipe alone does not say. */
function timesOf({ edits, firstLook, frameTimes }: KeptEvidence): readonly Seconds[] | null {
  if (firstLook) return frameTimes;
  return hasEdits(edits) ? edits.times : null;
}
