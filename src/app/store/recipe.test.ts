import { describe, expect, it } from 'vitest';
import { compressors } from '../../domain/compressors/registry.ts';
import { defaultRecipe, type Recipe } from '../../domain/recipe.ts';
import { seconds } from '../../domain/units.ts';
import {
  bundleRecipe,
  chosenSampler,
  initialRecipe,
  momentsIn,
  recipeIn,
  usualChoice,
  withEdit,
  withMoments,
  withRecipe,
  withRedo,
  withUndo,
} from './recipe.ts';

const chosen: Recipe = {
  sampler: { name: 'fps', values: { rate: 2.5, cap: 24 } },
  composer: { name: 'frames', values: {} },
  compressor: { name: 'linvt', values: { k: 64 } },
};

describe('the recipe in the address', () => {
  it('reads back as it was written', () => {
    expect(recipeIn(withRecipe(new URLSearchParams(), chosen))).toEqual({ status: 'read', recipe: chosen });
  });

  it('leaves the rest of the address alone, and nothing of the recipe before it', () => {
    const query = withRecipe(withRecipe(new URLSearchParams('backend=wasm'), defaultRecipe), chosen);
    expect(query.toString()).toBe('backend=wasm&sampler=fps&rate=2.5&cap=24&compressor=linvt&k=64');
  });

  it('is none where the address says nothing of it', () => {
    expect(recipeIn(new URLSearchParams('backend=webgpu'))).toEqual({ status: 'none' });
  });

  it('takes defaults for what is missing, and brings numbers into range', () => {
    const read = recipeIn(new URLSearchParams('frames=1000&k=banana'));
    expect(read).toEqual({
      status: 'read',
      recipe: { ...defaultRecipe, sampler: { name: 'uniform', values: { frames: 64 } } },
    });
  });

  it('has the composer where it is not the usual one', () => {
    const recipe: Recipe = { ...chosen, composer: { name: 'grid', values: { across: 3 } } };
    const query = withRecipe(new URLSearchParams(), recipe);
    expect(query.get('composer')).toBe('grid');
    expect(recipeIn(query)).toEqual({ status: 'read', recipe });
    expect(withRecipe(query, chosen).has('across')).toBe(false);
  });

  it('names a strategy that it does not know', () => {
    expect(recipeIn(new URLSearchParams('sampler=psychic'))).toEqual({ status: 'unknown', name: 'psychic' });
    expect(recipeIn(new URLSearchParams('compressor=zip'))).toEqual({ status: 'unknown', name: 'zip' });
    expect(recipeIn(new URLSearchParams('composer=fugue'))).toEqual({ status: 'unknown', name: 'fugue' });
  });
});

describe('moments set by hand', () => {
  const byHand: Recipe = { ...defaultRecipe, sampler: chosenSampler('manual', {}, [0.5, 1.25].map(seconds)) };

  it('start as those on show, and only where the sampler takes any', () => {
    expect(momentsIn(byHand)?.times).toEqual([0.5, 1.25]);
    expect(momentsIn(defaultRecipe)).toBeNull();
    expect(chosenSampler('uniform', {}, [seconds(1)])).toEqual(defaultRecipe.sampler);
  });

  it('start as the first and the last one on show where they are the ends of a part', () => {
    const part: Recipe = { ...defaultRecipe, sampler: chosenSampler('part', {}, [0.5, 1, 1.25].map(seconds)) };
    expect(momentsIn(part)?.times).toEqual([0.5, 1.25]);
    expect(withRecipe(new URLSearchParams(), part).get('ends')).toBe('0.5_1.25');
  });

  it('take the place of those before', () => {
    expect(momentsIn(withMoments(byHand, [seconds(3)]))?.times).toEqual([3]);
    expect(withMoments(defaultRecipe, [seconds(3)])).toBe(defaultRecipe);
  });

  it.each([{ times: [0.5, 1.25] }, { times: [2] }, { times: [] }])('$times stand in the address', ({ times }) => {
    const recipe = withMoments(byHand, times.map(seconds));
    const query = withRecipe(new URLSearchParams(), recipe);
    expect(query.get('times')).toBe(times.join('_'));
    expect(recipeIn(query)).toEqual({ status: 'read', recipe });
  });

  it('are brought into order where someone wrote them, and what is no number is left out', () => {
    const read = recipeIn(new URLSearchParams('sampler=manual&times=3_x_1.5__-1_1.5'));
    expect(read.status === 'read' && momentsIn(read.recipe)?.times).toEqual([1.5, 3]);
  });
});

it('a bundle brings the frames and k that it was made for', () => {
  expect(bundleRecipe({ frames: 16, k: 256, maxTokens: 64 })).toEqual({
    sampler: { name: 'uniform', values: { frames: 16 } },
    composer: { name: 'frames', values: {} },
    compressor: { name: 'linvt', values: { k: 256 } },
  });
});

it('a strategy that someone turns to starts with what the bundle was made for, else with its own values', () => {
  const usual = { frames: 16, k: 256, maxTokens: 64 };
  expect(chosenSampler('shots', usual, []).values).toMatchObject({ frames: 16 });
  expect(usualChoice(compressors, 'linvt-free', usual).values).toEqual({ k: 256 });
  expect(usualChoice(compressors, 'linvt', {}).values).toEqual({ k: 128 });
  expect(usualChoice(compressors, 'merge', usual)).toEqual(usualChoice(compressors, 'merge', {}));
});

describe('edits of the recipe', () => {
  const withFrames = (frames: number): Recipe => ({
    ...defaultRecipe,
    sampler: { name: 'uniform', values: { frames } },
  });
  const slid = [3, 4, 5].reduce((slice, frames) => withEdit(slice, withFrames(frames), 'frames'), initialRecipe);

  it('are undone and done again, a control’s values in a row at once', () => {
    const turned = withEdit(slid, chosen, 'sampler');
    expect(withUndo(turned).value).toEqual(withFrames(5));
    expect(withUndo(withUndo(turned)).value).toEqual(defaultRecipe);
    expect(withUndo(withUndo(withUndo(turned))).value).toEqual(defaultRecipe);
    expect(withRedo(withRedo(withUndo(withUndo(turned)))).value).toEqual(chosen);
  });

  it('made after an undo are edits of their own, and end what was undone', () => {
    const again = withEdit(withUndo(withEdit(slid, chosen, 'sampler')), withFrames(6), 'frames');
    expect(again.future).toEqual([]);
    expect(withUndo(again).value).toEqual(withFrames(5));
  });
});
