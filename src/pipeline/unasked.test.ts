import { expect, it } from 'vitest';
import { defaults } from '../domain/descriptor.ts';
import { AppError } from '../domain/errors.ts';
import { generationParameters } from '../domain/generation.ts';
import { defaultRecipe, type Recipe } from '../domain/recipe.ts';
import { scoresOfWord } from '../domain/tokenWords.ts';
import { twoTokenModel } from './modelForTests.ts';
import { studioWith } from './studioForTests.ts';
import { readWords } from './words.ts';

const recipe: Recipe = { ...defaultRecipe, sampler: { name: 'uniform', values: { frames: 3 } } };

it('what the file knows is told without looking at a picture, and said to be so', async () => {
  const model = twoTokenModel(64);
  const { text, evidence, events } = await studioWith(model).ask('How long is the video?', recipe);
  expect(text).toMatch(/^The video is [\d.]+ s long\.$/);
  expect(events).toEqual([{ type: 'notice', notice: { code: 'answered-from-file' } }]);
  expect(evidence).toMatchObject({ prompt: '', counts: { frames: 0, promptTokens: 0 } });
  expect([model.encoded(), model.read.length]).toEqual([0, 0]);
});

it('a model of English alone is not asked in another language, nor in none', async () => {
  const model = { ...twoTokenModel(64), isEnglishOnly: true };
  const { ask } = studioWith(model);
  await expect(ask('这个视频里发生了什么？', recipe)).rejects.toEqual(new AppError('question-language'));
  await expect(ask('sdfghjk', recipe)).rejects.toEqual(new AppError('question-unclear'));
  expect(model.read).toHaveLength(0);
  expect((await ask('What is shown?', recipe)).text).not.toBe('');
});

it('a model of other languages is asked in any', async () => {
  const { text } = await studioWith(twoTokenModel(64)).ask('这个视频里发生了什么？', recipe);
  expect(text).not.toBe('');
});

it('earlier turns are read where the question refers to them, always, or never, as is asked for', async () => {
  const history = [
    { role: 'user', content: 'Who is there?' },
    { role: 'assistant', content: 'A man.' },
  ] as const;
  const earlierOf = async (text: string, historyUse: 'referred' | 'always' | 'never') => {
    const { ask } = studioWith(twoTokenModel(512));
    const question = { text, history, historyUse, generation: defaults(generationParameters) };
    return (await ask(text, recipe, { question })).evidence.earlier;
  };
  expect(await earlierOf('What is he doing?', 'referred')).toBe(1);
  expect(await earlierOf('Is there a dog?', 'referred')).toBe(0);
  expect(await earlierOf('Is there a dog?', 'always')).toBe(1);
  expect(await earlierOf('What is he doing?', 'never')).toBe(0);
});

it('the words of a clip are read off the tokens that its answer rests on, without encoding again', async () => {
  const model = twoTokenModel(64);
  const { ask, source, studio } = studioWith(model, [0, 1, 2]);
  await ask('what is it', recipe);
  const looked = { source, recipe, question: [], times: null };
  const reading = readWords(studio, looked, new AbortController().signal);
  let step = await reading.next();
  while (!step.done) step = await reading.next();
  expect(step.value).toMatchObject({ list: ['dark', 'light'], patches: 2 });
  expect([...scoresOfWord(step.value, 'light')]).toEqual([0, 1, 1, 2, 2, 3]);
  expect(model.encoded()).toBe(1);
});
