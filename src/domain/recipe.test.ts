import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { defaultRecipe, picturesOf, picturesRead, recipeSchema, samplerKey } from './recipe.ts';

const parse = (value: unknown) => v.parse(recipeSchema, value);

describe('parsing a recipe', () => {
  it('gives the default for what is not said', () => {
    expect(parse({})).toEqual(defaultRecipe);
  });

  it('reads back what was written', () => {
    const recipe = parse({ sampler: { name: 'fps', values: { rate: 2.5, cap: 24 } } });
    expect(parse(JSON.parse(JSON.stringify(recipe)))).toEqual(recipe);
    expect(recipe.sampler).toEqual({ name: 'fps', values: { rate: 2.5, cap: 24 } });
  });

  it('completes missing values by their defaults', () => {
    expect(parse({ sampler: { name: 'fps', values: { rate: 4 } } }).sampler.values).toEqual({ rate: 4, cap: 16 });
  });

  it.each([
    [0, 1],
    [-3, 1],
    [1e9, 64],
    [7.4, 7],
  ])('moves %s frames to the nearest allowed number, %s', (given, kept) => {
    expect(parse({ sampler: { name: 'uniform', values: { frames: given } } }).sampler.values).toEqual({ frames: kept });
  });

  it('forgets values that the strategy does not have', () => {
    const values = { frames: 4, colour: 1 };
    expect(parse({ sampler: { name: 'uniform', values } }).sampler.values).toEqual({ frames: 4 });
  });

  it.each([
    { sampler: { name: 'psychic' } },
    { sampler: { name: 'constructor' } },
    { compressor: { name: '' } },
    { composer: { name: 'fugue' } },
    { sampler: { name: 'uniform', values: { frames: 'many' } } },
    { sampler: 'uniform' },
    null,
    'uniform',
  ])('refuses %j', (value) => {
    expect(v.safeParse(recipeSchema, value).success).toBe(false);
  });
});

describe('the pictures of frames of which some could not be read', () => {
  const thumbnail = { ...defaultRecipe, composer: { name: 'thumbnail', values: { across: 2 } } } as const;
  const grid = { ...defaultRecipe, composer: { name: 'grid', values: { across: 2 } } } as const;

  it('are those that were begun for all, as far as there are frames', () => {
    const all = picturesOf(thumbnail, 8);
    const read = picturesRead(thumbnail, 8, 7);
    expect(read).toHaveLength(all.length - 1);
    expect(read.at(-1)?.frames).toEqual(all.at(-1)?.frames.filter((frame) => frame < 7));
    expect(picturesRead(grid, 8, 3).map(({ frames }) => frames)).toEqual([[0, 1, 2]]);
  });

  it('are all, where all could be read', () => {
    for (const recipe of [defaultRecipe, thumbnail, grid]) {
      expect(picturesRead(recipe, 8, 8)).toEqual(picturesOf(recipe, 8));
    }
  });
});

describe('the sampler key', () => {
  it('does not tell recipes apart that look at the same frames', () => {
    const other = parse({ compressor: { name: 'linvt', values: { k: 32 } } });
    expect(other).not.toEqual(defaultRecipe);
    expect(samplerKey(other)).toBe(samplerKey(defaultRecipe));
  });

  it('tells apart recipes that make other pictures of the same frames', () => {
    const other = parse({ composer: { name: 'grid' } });
    expect(other.composer.values).toEqual({ across: 2 });
    expect(samplerKey(other)).not.toBe(samplerKey(defaultRecipe));
  });

  it('tells apart other numbers of frames', () => {
    const other = parse({ sampler: { name: 'uniform', values: { frames: 9 } } });
    expect(samplerKey(other)).not.toBe(samplerKey(defaultRecipe));
  });

  it('does not depend on the order in which values were given', () => {
    const [one, other] = [
      { rate: 2, cap: 9 },
      { cap: 9, rate: 2 },
    ].map((values) => samplerKey(parse({ sampler: { name: 'fps', values } })));
    expect(one).toBe(other);
  });
});
