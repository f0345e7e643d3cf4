import { describe, expect, it } from 'vitest';
import type { Answer, AnswerEvent } from '../domain/answer.ts';
import { type CompressorName, compressors } from '../domain/compressors/registry.ts';
import { defaults } from '../domain/descriptor.ts';
import { defaultRecipe, layoutKey, type Recipe } from '../domain/recipe.ts';
import { noEdits, type SelectionEdits } from '../domain/selectionEdits.ts';
import { twoTokenModel } from './modelForTests.ts';
import { studioWith } from './studioForTests.ts';

const recipeWith = (name: CompressorName, values: Readonly<Record<string, number>> = {}): Recipe => ({
  sampler: { name: 'uniform', values: { frames: 3 } },
  composer: defaultRecipe.composer,
  compressor: { name, values: { ...defaults(compressors[name].parameters), ...values } },
});

const cachedOf = ({ evidence: { stages } }: Answer): readonly string[] =>
  stages.filter(({ cached }) => cached).map(({ stage }) => stage);

describe('an answer, whatever the compressor', () => {
  it.each(Object.keys(compressors) as CompressorName[])('%s: tells what it rests on', async (name) => {
    const { evidence } = await studioWith(twoTokenModel(64)).ask('what is it', recipeWith(name));
    expect(evidence.counts).toMatchObject({ frames: 3, visualTokens: 6 });
    expect(evidence.selected).toHaveLength(evidence.counts.selectedTokens);
    expect(evidence.scores).toHaveLength(6);
    expect(evidence.mass.reduce((sum, value) => sum + value, 0)).toBeCloseTo(evidence.counts.videoTokens, 4);
    expect(evidence.counts.promptTokens).toBe(evidence.counts.videoTokens + 3);
  });

  it.each(Object.keys(compressors) as CompressorName[])(
    '%s: a second question neither decodes nor encodes nor selects again',
    async (name) => {
      const model = twoTokenModel(64);
      const { ask, source } = studioWith(model);
      await ask('what is it', recipeWith(name));
      const second = await ask('where is it', recipeWith(name));
      expect(cachedOf(second)).toEqual(['decode', 'encode', 'score', 'select']);
      expect(model.encoded()).toBe(1);
      expect(source.clip.decoded).toHaveLength(3);
    },
  );

  it('another compressor of the same frames neither decodes nor encodes again', async () => {
    const model = twoTokenModel(64);
    const { ask } = studioWith(model);
    await ask('what is it', recipeWith('linvt'));
    expect(cachedOf(await ask('what is it', recipeWith('avg')))).toEqual(['decode', 'encode', 'score']);
    expect(model.encoded()).toBe(1);
  });

  it('other values of the same compressor make a selection of their own', async () => {
    const { ask } = studioWith(twoTokenModel(64));
    await ask('what is it', recipeWith('pooling', { tokens: 3 }));
    const finer = await ask('what is it', recipeWith('pooling', { tokens: 6 }));
    expect(cachedOf(finer)).not.toContain('select');
    expect(finer.evidence.counts.videoTokens).toBe(6);
  });

  it('holds nothing when clip and selections are let go', async () => {
    const model = twoTokenModel(64);
    const { ask, studio } = studioWith(model);
    for (const name of Object.keys(compressors) as CompressorName[]) await ask('what is it', recipeWith(name));
    studio.watched[Symbol.dispose]();
    studio.pyramids[Symbol.dispose]();
    expect(model.living()).toBe(0);
  });
});

describe('times in the prompt', () => {
  const timed = (name: CompressorName): Recipe => ({
    ...recipeWith(name),
    composer: { name: 'timestamps', values: {} },
  });

  it('stand before the video tokens of each frame, and are no reason to look again', async () => {
    const { ask } = studioWith(twoTokenModel(64));
    const plain = await ask('what is it', recipeWith('avg'));
    const { evidence } = await ask('what is it', timed('avg'));
    expect(plain.evidence.prompt).toBe('0 5 4 4');
    expect(evidence.prompt).toBe('5 0 5 0 5 0 5 4 4');
    expect(evidence.counts).toMatchObject({ videoTokens: 3, promptTokens: 9 });
    expect(cachedOf({ text: '', evidence })).toContain('encode');
  });

  it('have no place where video tokens mix frames, which is said', async () => {
    const { evidence, events } = await studioWith(twoTokenModel(64)).ask('what is it', timed('linvt'));
    expect(evidence.prompt).toBe('0 5 4 4');
    expect(events).toContainEqual({ type: 'notice', notice: { code: 'times-unused' } });
  });

  it('count towards what the model can read', async () => {
    const { ask } = studioWith(twoTokenModel(12));
    await expect(ask('what is it', timed('avg'))).rejects.toMatchObject({ code: 'video-too-long' });
    await ask('what is it', recipeWith('avg'));
  });

  it.each(['linvt', 'linvt-aggregation'] as const)('take no room from %s, which never writes them', async (name) => {
    const { ask } = studioWith(twoTokenModel(10));
    await expect(ask('what is it', timed(name))).resolves.toMatchObject({ text: '9' });
  });

  it('take the room of one from a compressor whose tokens are all of the same frames', async () => {
    const { ask } = studioWith(twoTokenModel(11));
    const { evidence } = await ask('what is it', { ...timed('linvt-free'), ...oneFrame });
    expect(evidence.prompt).toBe('5 0 5 4 4');
    await expect(ask('what is it', timed('linvt-free'))).resolves.toMatchObject({ text: '9' });
    await expect(studioWith(twoTokenModel(10)).ask('what is it', timed('linvt-free'))).rejects.toThrow(
      'video-too-long',
    );
  });
});

/** One picture of two tokens. */
const oneFrame: Pick<Recipe, 'sampler'> = { sampler: { name: 'uniform', values: { frames: 1 } } };

it('the language model reads what the compressor gave', async () => {
  const model = twoTokenModel(64);
  const { ask } = studioWith(model);
  await ask('what is it', recipeWith('avg'));
  await ask('what is it', recipeWith('none'));
  expect(model.read).toEqual([
    [0.5, 10.5, 20.5],
    [0, 1, 10, 11, 20, 21],
  ]);
});

it('says where visual tokens left the GPU, and only there', async () => {
  const notices = ({ events }: { readonly events: readonly AnswerEvent[] }) =>
    events.flatMap((event) => (event.type === 'notice' ? [event.notice.code] : []));
  const { ask } = studioWith(twoTokenModel(64));
  expect(notices(await ask('what is it', recipeWith('avg'), { backend: 'webgpu' }))).toEqual(['tokens-read-back']);
  expect(notices(await ask('what is it', recipeWith('avg')))).toEqual([]);
  expect(notices(await ask('what is it', recipeWith('linvt'), { backend: 'webgpu' }))).toEqual([]);
});

describe('a model that reads little', () => {
  it('is told before anything is condensed that the video is too long, and how much room there is', async () => {
    const model = twoTokenModel(12);
    const { ask } = studioWith(model);
    await expect(ask('what is it', recipeWith('none'))).rejects.toMatchObject({
      code: 'video-too-long',
      detail: { tokens: '6', room: '5' },
    });
    expect(model.copies()).toBe(0);
    await expect(ask('what is it', recipeWith('avg'))).resolves.toMatchObject({ text: '9' });
  });

  it('finds the question too long, and not the video, where it leaves next to no room', async () => {
    const long = 'one two three four five six seven eight nine ten';
    await expect(studioWith(twoTokenModel(16)).ask(long, recipeWith('avg'))).rejects.toThrow('question-too-long');
  });

  it('finds the question too long where that alone does not fit', async () => {
    const long = 'one two three four five six seven eight nine ten';
    await expect(studioWith(twoTokenModel(12)).ask(long, recipeWith('none'))).rejects.toThrow('question-too-long');
  });
});

it('a blind answer rests on nothing', async () => {
  const { ask, source } = studioWith(twoTokenModel(64));
  const { evidence } = await ask('what is it', defaultRecipe, { control: 'blind' });
  expect(evidence.counts).toMatchObject({ frames: 0, visualTokens: 0, videoTokens: 0, promptTokens: 3 });
  expect(source.clip.decoded).toEqual([]);
});

it('a control shows the model other frames, and never takes the place of the clip in the caches', async () => {
  const model = twoTokenModel(64);
  const { ask } = studioWith(model);
  await ask('what is it', recipeWith('avg'));
  await ask('what is it', recipeWith('avg'), { control: 'reverse' });
  await ask('what is it', recipeWith('avg'));
  expect(model.read).toEqual([
    [0.5, 10.5, 20.5],
    [20.5, 10.5, 0.5],
    [0.5, 10.5, 20.5],
  ]);
  expect(model.encoded()).toBe(2);
});

describe('what the user pinned and dropped', () => {
  const edits: SelectionEdits = { times: [], pinned: [0], dropped: [4, 5] };

  it.each(['linvt', 'linvt-free'] as const)('%s: pins are selected, drops are not', async (name) => {
    const { ask, edited } = await watchedStudio(recipeWith(name, { k: 3 }), edits);
    const { evidence } = await ask('what is it', recipeWith(name, { k: 3 }), { edits: edited });
    expect(evidence.selected).toContain(0);
    expect([...evidence.selected].filter((token) => token > 3)).toEqual([]);
    expect(evidence.counts.selectedTokens).toBe(3);
    expect([evidence.mass[4], evidence.mass[5]]).toEqual([0, 0]);
    expect(evidence.edits).toEqual(edited);
  });

  it.each(['linvt', 'linvt-free'] as const)('%s: drops are out also where k is larger', async (name) => {
    const { ask, edited } = await watchedStudio(recipeWith(name), edits);
    const { evidence } = await ask('what is it', recipeWith(name), { edits: edited });
    expect([...evidence.selected]).toEqual([0, 1, 2, 3]);
  });

  it('neither decodes nor encodes again, and selects once for the same edits', async () => {
    const { ask, edited, model } = await watchedStudio(recipeWith('linvt'), edits);
    const first = await ask('what is it', recipeWith('linvt'), { edits: edited });
    expect(cachedOf(first)).toEqual(['decode', 'encode', 'score']);
    const second = await ask('where is it', recipeWith('linvt'), { edits: edited });
    expect(cachedOf(second)).toEqual(['decode', 'encode', 'score', 'select']);
    expect(cachedOf(await ask('where is it', recipeWith('linvt')))).toContain('select');
    expect(model.encoded()).toBe(1);
  });

  it('holds no edited scores after the answer', async () => {
    const { ask, edited, model, studio } = await watchedStudio(recipeWith('linvt'), edits);
    await ask('what is it', recipeWith('linvt'), { edits: edited });
    studio.watched[Symbol.dispose]();
    studio.pyramids[Symbol.dispose]();
    expect(model.living()).toBe(0);
  });

  it('does not count for a compressor that selects nothing, nor for other frames, and both are said', async () => {
    const { ask, edited } = await watchedStudio(recipeWith('avg'), edits);
    const averaged = await ask('what is it', recipeWith('avg'), { edits: edited });
    expect(averaged.events).toContainEqual(unused('compressor'));
    const elsewhere = await ask('what is it', recipeWith('linvt'), { edits: { ...edited, times: [] } });
    expect(elsewhere.events).toContainEqual(unused('frames'));
    expect(elsewhere.evidence.edits).toEqual(noEdits);
  });

  it('does not count for other pictures of the same frames, and does again for its own', async () => {
    const { ask, edited } = await watchedStudio(recipeWith('linvt'), edits);
    const grid: Recipe = { ...recipeWith('linvt'), composer: { name: 'grid', values: { across: 2 } } };
    const elsewhere = await ask('what is it', grid, { edits: edited });
    expect(elsewhere.events).toContainEqual(unused('frames'));
    expect(elsewhere.evidence.edits).toEqual(noEdits);
    const back = await ask('what is it', recipeWith('linvt'), { edits: edited });
    expect(back.evidence.edits).toEqual(edited);
    const own = { ...edits, times: edited.times, layout: layoutKey(grid), dropped: [1] };
    expect((await ask('what is it', grid, { edits: own })).evidence.edits).toEqual(own);
  });

  it('does not count where it names tokens that the frames do not have', async () => {
    const { ask, edited } = await watchedStudio(recipeWith('linvt'), { ...edits, dropped: [6] });
    const { events, evidence } = await ask('what is it', recipeWith('linvt'), { edits: edited });
    expect(events).toContainEqual(unused('frames'));
    expect(evidence.counts.selectedTokens).toBe(6);
  });

  it('leaves something to answer from', async () => {
    const { ask, edited } = await watchedStudio(recipeWith('linvt'), { ...edits, dropped: [0, 1, 2, 3, 4, 5] });
    await expect(ask('what is it', recipeWith('linvt'), { edits: edited })).rejects.toThrow('tokens-all-dropped');
  });
});

const unused = (reason: 'compressor' | 'frames'): AnswerEvent => ({
  type: 'notice',
  notice: { code: 'edits-unused', reason },
});

/** A studio that has answered once, with edits that are about the frames it saw. */
async function watchedStudio(recipe: Recipe, edits: SelectionEdits) {
  const model = twoTokenModel(64);
  const made = studioWith(model);
  const { evidence } = await made.ask('what is it', recipe);
  return { ...made, model, edited: { ...edits, times: evidence.frameTimes } };
}
