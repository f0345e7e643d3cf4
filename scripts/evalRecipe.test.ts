import { describe, expect, it } from 'vitest';
import { defaultRecipe } from '../src/domain/recipe.ts';
import { recipeFor } from './evalRecipe.ts';

const bundle = { defaults: { frames: 12, k: 96, maxTokens: 40 } };

describe('the recipe that npm run eval asks with', () => {
  it('is what the bundle was made for where nothing is said', () => {
    const { sampler, compressor } = recipeFor(bundle, {});
    expect(sampler).toMatchObject({ name: 'uniform', values: { frames: 12 } });
    expect(compressor).toMatchObject({ name: 'linvt', values: { k: 96 } });
  });

  it('is the recipe given, with the parts that have options of their own', () => {
    const given = JSON.stringify({ ...defaultRecipe, sampler: { name: 'shots' } });
    const { sampler, compressor } = recipeFor(bundle, { recipe: given, compressor: 'pooling', frames: '8' });
    expect(sampler).toMatchObject({ name: 'shots', values: { frames: 8 } });
    expect(compressor.name).toBe('pooling');
  });

  it('keeps its numbers in range', () => {
    expect(recipeFor(bundle, { k: '-3' }).compressor.values['k']).toBeGreaterThan(0);
  });

  it('is refused with what to mend', () => {
    expect(() => recipeFor(bundle, { compressor: 'magic' })).toThrow('No compressor magic; there is linvt');
    expect(() => recipeFor(bundle, { k: 'many' })).toThrow('--k wants a number, not many.');
    expect(() => recipeFor(bundle, { compressor: 'avg', k: '4' })).toThrow('has no --k');
    expect(() => recipeFor(bundle, { recipe: '{' })).toThrow('--recipe: ');
  });
});
