import { describe, expect, it } from 'vitest';
import type { Evidence } from '../../domain/answer.ts';
import { defaults } from '../../domain/descriptor.ts';
import { AppError } from '../../domain/errors.ts';
import type { ClipInfo } from '../../domain/frame.ts';
import { generationParameters } from '../../domain/generation.ts';
import { defaultRecipe } from '../../domain/recipe.ts';
import { noEdits } from '../../domain/selectionEdits.ts';
import { bytes, seconds } from '../../domain/units.ts';
import type { BundleSummary } from '../../protocol/messages.ts';
import { withChosen, withFrame } from './clip.ts';
import { type Compare, columnWith, initialCompare, withLooked } from './compare.ts';
import { answered, begun, queued } from './compareAnswers.ts';
import { redone, renamed, undone } from './compareEdits.ts';
import { questionOf, reportOf } from './compareReport.ts';
import { noSteps } from './editSteps.ts';
import { hasOwnSettings, isSameBundle, recordingIn, replayedColumns, replaying } from './replay.ts';
import { createAppStore, type State } from './store.ts';

const evidence: Evidence = {
  recipe: defaultRecipe,
  frameTimes: [seconds(0.5), seconds(1.5)],
  pictures: [],
  edits: noEdits,
  search: [],
  counts: { frames: 2, visualTokens: 128, selectedTokens: 128, videoTokens: 28, promptTokens: 40, answerTokens: 9 },
  stages: [],
  tokensPerSecond: 41.3,
  bundle: { id: 'demo', sha256: 'b'.repeat(64) },
  generation: defaults(generationParameters),
  backend: 'wasm',
  scores: new Float32Array(),
  selected: new Uint32Array(),
  mass: new Float32Array(),
  videoTokens: [],
  prompt: '',
  stop: 'end',
};
const info: ClipInfo = {
  ...{ kind: 'video', name: 'a.mp4', container: 'MP4', codec: 'avc1.64001f', size: bytes(9) },
  ...{ start: seconds(0), duration: seconds(4), width: 8, height: 8, rotation: 0, frameCount: 9, frameTimes: null },
};
const sha256 = 'a'.repeat(64);
const question = 'What?';

const saying = (compare: Compare, texts: readonly string[], its: Evidence = evidence): Compare =>
  compare.columns.reduce(
    (before, { key }, at) => answered(begun(before, key), key, texts[at] ?? '', its),
    queued(
      compare,
      question,
      compare.columns.map(({ key }) => key),
      1,
    ),
  );

const stateWith = (compare: Compare, bundleHash = 'b'.repeat(64)): State => ({
  ...createAppStore({ compare }).getState(),
  clip: {
    current: {
      ...{
        id: '1',
        info,
        address: '',
        sample: null,
        sampler: '',
        frames: [],
        chosen: null,
        search: [],
        edits: noEdits,
        aside: [],
        editSteps: noSteps,
      },
      ...{ fingerprint: null, handle: null, copy: null },
      ...{ watch: { status: 'done' }, notices: [] },
    },
    opening: { status: 'idle' },
  },
  engine: { status: 'ready', bundle: { id: 'demo', sha256: bundleHash } as BundleSummary },
});

const exported = JSON.stringify(
  reportOf(stateWith(saying(renamed(initialCompare, 0, 'Mine'), ['A dog.', 'A cat.'])), sha256),
);
const recording = recordingIn('a.json', exported);

describe('a recording', () => {
  it('is what Compare exports: clip, question, settings, model, recipes, frames and answers', () => {
    expect(recording).toMatchObject({
      clip: { name: 'a.mp4', sha256 },
      question,
      generation: { temperature: 0, seed: 0 },
      bundle: { id: 'demo', sha256: 'b'.repeat(64) },
      columns: [
        { name: 'Mine', recipe: defaultRecipe, answer: 'A dog.', measures: { frameTimes: [0.5, 1.5] } },
        { name: '', answer: 'A cat.' },
      ],
    });
  });

  it('has no other names than the user’s: a column without one comes back without', () => {
    expect(replaying(initialCompare, recording).columns.map(({ name }) => name)).toEqual(['Mine', '']);
  });

  it('that is exported before it is asked is of the question in the box, which then is asked', () => {
    const draft = { ...initialCompare, draft: ' Where? ' };
    expect(questionOf(stateWith(initialCompare))).toBeNull();
    const text = JSON.stringify(reportOf(stateWith(draft), sha256));
    expect(recordingIn('a.json', text)).toMatchObject({ question: 'Where?', columns: [{ answer: null }, {}] });
    expect(replaying(initialCompare, recordingIn('a.json', text)).draft).toBe('Where?');
  });

  it('is refused by what is wrong with it', () => {
    const why = (text: string) => {
      try {
        recordingIn('b.json', text);
      } catch (failure) {
        return failure instanceof AppError ? failure.detail['where'] : failure;
      }
      return null;
    };
    expect(why('{')).toBe('not JSON');
    expect(why('{}')).toBe('kind');
    expect(why(exported.replace(sha256, 'short'))).toBe('clip.sha256');
    expect(why(exported.replace('"question":"What?"', '"question":null'))).toBe('question');
    expect(why(exported.replace('"uniform"', '"psychic"'))).toMatch(/^columns\.0\.recipe/);
  });
});

describe('a replay', () => {
  const replayed = replaying(initialCompare, recording);
  const replay = { recording, keys: replayed.columns.map(({ key }) => key), clip: null };
  const outcome = (compare: Compare) =>
    replayedColumns({ compare, replay }).map(({ recorded, isSameAnswer, isSameFrames }) => [
      recorded,
      isSameAnswer,
      isSameFrames,
    ]);

  it('takes the recorded recipes, and gives the ones before back with undo', () => {
    expect(replayed.columns.map(({ name, recipe }) => ({ name, recipe }))).toEqual(
      recording.columns.map(({ name, recipe }) => ({ name, recipe })),
    );
    expect(undone(replayed).columns.map(({ key }) => key)).toEqual([0, 1]);
    expect(columnWith(replayed, 0)).toBeUndefined();
  });

  it('leaves nothing of the question before: its columns are new and unasked, until undo brings all of it back', () => {
    const before = { ...saying(initialCompare, ['A tree.', 'A bush.']), draft: 'Half a' };
    const fresh = replaying(before, { ...recording, question: 'Where?' });
    expect(fresh).toMatchObject({ draft: 'Where?', asked: null, askedAt: 0 });
    expect(fresh.columns.map(({ answer }) => answer.status)).toEqual(['idle', 'idle']);
    expect(undone(fresh)).toMatchObject({
      ...{ draft: 'Half a', asked: question, askedAt: 1 },
      columns: [{ answer: { text: 'A tree.' } }, { answer: { text: 'A bush.' } }],
    });
    expect(redone(undone(fresh))).toMatchObject({ draft: 'Where?', asked: null });
  });

  it('pins and drops what was, once the frames are there that it is about', () => {
    const edits = { times: evidence.frameTimes, pinned: [3], dropped: [70] };
    const edited = saying(initialCompare, ['A dog.', 'A cat.'], { ...evidence, edits });
    const text = JSON.stringify(reportOf(stateWith(edited), sha256));
    const fresh = replaying(initialCompare, recordingIn('a.json', text));
    const key = fresh.columns[0]?.key ?? -1;
    const seen = withLooked(fresh, key, (looked) =>
      evidence.frameTimes.reduce(
        (before, time, index) => withFrame(before, { index, time, picture: '' }),
        withChosen(looked, evidence.frameTimes.length),
      ),
    );
    expect(fresh.columns.map(({ looked }) => looked.edits)).toEqual([noEdits, noEdits]);
    expect(seen.columns.map(({ looked }) => looked.edits)).toEqual([edits, noEdits]);
  });

  it('tells which answers and frames came out the same', () => {
    expect(outcome(replayed)).toEqual([]);
    expect(outcome(saying(replayed, ['A dog.', 'A bird.']))).toEqual([
      ['A dog.', true, true],
      ['A cat.', false, true],
    ]);
    const others = { ...evidence, frameTimes: [seconds(0.5)] };
    expect(outcome(saying(replayed, ['A dog.', 'A cat.'], others)).map(([, , same]) => same)).toEqual([false, false]);
  });

  it('says nothing of answers to another question', () => {
    expect(outcome({ ...saying(replayed, ['A dog.', 'A cat.']), asked: 'Where?' })).toEqual([]);
  });

  it('knows whether the model is the recorded one', () => {
    expect(isSameBundle({ ...stateWith(replayed), replay })).toBe(true);
    expect(isSameBundle({ ...stateWith(replayed, 'c'.repeat(64)), replay })).toBe(false);
    expect(isSameBundle({ ...stateWith(replayed), replay: null })).toBeNull();
  });

  it('says when its settings are not the user’s', () => {
    const { settings } = stateWith(replayed);
    expect(hasOwnSettings({ settings, replay })).toBe(false);
    const generation = { ...settings.generation, temperature: 1 };
    expect(hasOwnSettings({ settings: { ...settings, generation }, replay })).toBe(true);
    expect(hasOwnSettings({ settings: { ...settings, generation }, replay: null })).toBe(false);
  });

  it('is exported with its question and settings before it is asked', () => {
    const generation = { ...recording.generation, seed: 7 };
    const state = { ...stateWith(replayed), replay: { ...replay, recording: { ...recording, generation } } };
    expect(reportOf(state, sha256)).toMatchObject({ question, generation: { seed: 7 } });
    expect(questionOf({ ...state, compare: { ...replayed, draft: '' } })).toBe(question);
  });

  it('is exported with the settings and the model that answered, whatever they are now', () => {
    const generation = { ...recording.generation, seed: 7 };
    const state = stateWith(saying(initialCompare, ['A dog.', 'A cat.'], { ...evidence, generation }), 'c'.repeat(64));
    const report = reportOf(state, sha256);
    expect(report?.generation.seed).toBe(7);
    expect(report?.bundle).toEqual(evidence.bundle);
    expect(report?.columns[0]?.measures).toMatchObject({ bundle: evidence.bundle, generation });
  });
});
