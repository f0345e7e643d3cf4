import { describe, expect, it } from 'vitest';
import { defaultRecipe, layoutKey, type Recipe } from '../domain/recipe.ts';
import { noEdits } from '../domain/selectionEdits.ts';
import { milliseconds } from '../domain/units.ts';
import { twoTokenModel } from './modelForTests.ts';
import type { Model } from './ports.ts';
import { studioWith } from './studioForTests.ts';

const recipe: Recipe = {
  ...defaultRecipe,
  sampler: { name: 'second-look', values: { frames: 2, closer: 3, reach: 0.5 } },
};

/** Four seconds, so that two frames are two seconds apart. */
const greys = Array.from({ length: 40 }, (_, at) => at);

/** A model that gives these answers, one after the other, and the last of them from then on. */
function modelThatSays(...answers: readonly string[]) {
  const model = twoTokenModel(64);
  let asked = 0;
  const stream = () => {
    const said = answers[Math.min(asked++, answers.length - 1)] ?? '';
    return { push: () => said, end: () => '' };
  };
  return { ...model, text: { ...model.text, stream } } satisfies Model;
}

describe('an answer in two looks', () => {
  it('looks closer around the moment that the first answer names, and says so', async () => {
    const { ask } = studioWith(modelThatSays('at 2 seconds', 'at 2.5 seconds'), greys);
    const { text, evidence } = await ask('when is it', recipe);
    expect(text).toBe('at 2.5 seconds');
    expect(evidence.frameTimes).toEqual([1, 1.6, 2.3, 3]);
    expect(evidence.firstLook).toEqual({ times: [1, 3], answer: 'at 2 seconds', moment: 2 });
  });

  it('writes the second answer in the place of the first, and no sooner than it has one', async () => {
    const { events } = await studioWith(modelThatSays('at 2 seconds', 'at 3 seconds'), greys).ask('when', recipe);
    const told = events.filter(({ type }) => type === 'text' || type === 'again' || type === 'chosen');
    expect(told).toEqual([
      { type: 'chosen', count: 2 },
      { type: 'text', delta: 'at 2 seconds' },
      { type: 'chosen', count: 4 },
      { type: 'again' },
      { type: 'text', delta: 'at 3 seconds' },
    ]);
  });

  it.each(['a red circle', '0:01 a dog; 0:03 a cat'])('is one look where the answer is “%s”', async (said) => {
    const { evidence, events } = await studioWith(modelThatSays(said), greys).ask('what is it', recipe);
    expect(evidence.frameTimes).toEqual([1, 3]);
    expect(evidence.firstLook).toBeUndefined();
    expect(events).not.toContainEqual({ type: 'again' });
  });

  it('tells each stage once, and looks no second time for a later question about that moment', async () => {
    const model = modelThatSays('at 2 seconds');
    const { ask } = studioWith(model, greys);
    const { evidence } = await ask('when is it', recipe);
    expect(new Set(evidence.stages.map(({ stage }) => stage)).size).toBe(evidence.stages.length);
    expect(model.encoded()).toBe(2);
    await ask('when was it', recipe);
    expect(model.encoded()).toBe(2);
  });

  it('tells the time that both looks took', async () => {
    let reads = 0;
    const ticking = () => milliseconds(reads++);
    const { ask } = studioWith(modelThatSays('at 2 seconds', 'a red circle'), greys, ticking);
    const prefill = async (question: string) =>
      (await ask(question, recipe)).evidence.stages.find(({ stage }) => stage === 'prefill')?.time;
    expect(await prefill('when is it')).toBe(2);
    expect(await prefill('what is it')).toBe(1);
  });

  it('looks at the frames whose tokens were pinned, and at no others', async () => {
    const { ask } = studioWith(modelThatSays('at 2 seconds'), greys);
    const { evidence } = await ask('when is it', recipe);
    const edits = { ...noEdits, times: evidence.frameTimes, layout: layoutKey(recipe), pinned: [7] };
    const pinned = await ask('when is it', recipe, { edits });
    expect(pinned.evidence.frameTimes).toEqual(evidence.frameTimes);
    expect(pinned.evidence.edits).toEqual(edits);
    expect(pinned.evidence.firstLook).toBeUndefined();
  });

  it('holds nothing when clip and selections are let go', async () => {
    const model = modelThatSays('at 2 seconds');
    const { ask, studio } = studioWith(model, greys);
    await ask('when is it', recipe);
    studio.watched[Symbol.dispose]();
    studio.pyramids[Symbol.dispose]();
    expect(model.living()).toBe(0);
  });
});
