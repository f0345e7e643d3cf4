import { describe, expect, it } from 'vitest';
import { defaultRecipe } from '../recipe.ts';
import { needsTraining, untrained } from './untrained.ts';

describe('a bundle without LinVT graphs', () => {
  it('condenses by LinVT without training where the recipe asks for LinVT, with the same k', () => {
    expect(untrained({ name: 'linvt', values: { k: 64 } }, 16)).toEqual({ name: 'linvt-free', values: { k: 64 } });
  });

  it('keeps as many tokens as usual where the recipe names no number', () => {
    const { k } = defaultRecipe.compressor.values;
    expect(untrained({ name: 'linvt-aggregation', values: {} }, 16)).toEqual({ name: 'linvt-free', values: { k } });
  });

  it('gives a single picture to the language model as it is', () => {
    expect(untrained({ name: 'linvt-free', values: { k: 64 } }, 1).name).toBe('none');
  });

  it('leaves every other compressor alone', () => {
    const pooling = { name: 'pooling', values: {} } as const;
    expect(untrained(pooling, 1)).toBe(pooling);
    expect(needsTraining(pooling)).toBe(false);
    expect(needsTraining({ name: 'linvt', values: {} })).toBe(true);
  });
});
