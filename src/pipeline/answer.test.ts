import { describe, expect, it } from 'vitest';
import type { Answer, AnswerEvent } from '../domain/answer.ts';
import { type CompressorName, compressors } from '../domain/compressors/registry.ts';
import { defaults } from '../domain/descriptor.ts';
import { generationParameters } from '../domain/generation.ts';
import { defaultRecipe, type Recipe } from '../domain/recipe.ts';
import { milliseconds } from '../domain/units.ts';
import { answer, type Inquiry } from './answer.ts';
import { greyClip } from './clipForTests.ts';
import { type TwoTokenModel, twoTokenModel } from './modelForTests.ts';
import type { Pyramid } from './ports.ts';
import { StageCache } from './stageCache.ts';
import type { Studio, Watched } from './watch.ts';

const never = new AbortController().signal;
const generation = { ...defaults(generationParameters), maxTokens: 4 };

const recipeWith = (name: CompressorName, values: Readonly<Record<string, number>> = {}): Recipe => ({
  sampler: { name: 'uniform', values: { frames: 3 } },
  compressor: { name, values: { ...defaults(compressors[name].parameters), ...values } },
});

/** A studio that looks at a clip of the greys 0, 10 and 20. */
function studioWith(model: TwoTokenModel) {
  const studio: Studio = {
    model,
    watched: new StageCache<Watched>(4),
    pyramids: new StageCache<Pyramid>(4),
    now: () => milliseconds(0),
  };
  const source = { id: 'clip', clip: greyClip([0, 10, 20]), findings: {} };
  const ask = async (text: string, recipe: Recipe, others: Partial<Inquiry> = {}) => {
    const question = { text, history: [], generation };
    const inquiry: Inquiry = { source, control: 'none', recipe, question, backend: 'wasm', ...others };
    const events: AnswerEvent[] = [];
    const answering = answer(studio, inquiry, never);
    let step = await answering.next();
    for (; !step.done; step = await answering.next()) events.push(step.value);
    return { ...(step.value satisfies Answer), events };
  };
  return { ask, source, studio };
}

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
