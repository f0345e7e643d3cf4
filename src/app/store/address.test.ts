import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaults } from '../../domain/descriptor.ts';
import { defaultRecipe, type Recipe } from '../../domain/recipe.ts';
import { type SamplerName, samplers } from '../../domain/samplers/registry.ts';
import { stateIn, withState, writeQuery } from './address.ts';
import { type Compare, comparisonOf, initialCompare } from './compare.ts';
import { firstRecipe, initialRecipe } from './recipe.ts';

const four: Recipe = { ...defaultRecipe, sampler: { name: 'uniform', values: { frames: 4 } } };

const written = (compare: Compare, view: 'ask' | 'compare' = 'compare', before = '') =>
  writeQuery(withState(new URLSearchParams(before), { view, recipe: initialRecipe, compare }));

const columnsIn = (query: string) =>
  stateIn(new URLSearchParams(query)).compare.columns.map(({ name, recipe }) => ({ name, recipe }));

describe('the comparison in the address', () => {
  it('reads like what it says', () => {
    const compare = comparisonOf([
      { name: 'Half, or less', recipe: four },
      { name: '', recipe: defaultRecipe },
    ]);
    expect(written(compare, 'compare', 'backend=wasm')).toBe(
      'backend=wasm&view=compare&recipe=sampler:uniform,frames:4,compressor:linvt,k:128,name:Half,+or+less' +
        '&recipe=sampler:uniform,frames:8,compressor:linvt,k:128',
    );
  });

  it('reads back as it was written, for every sampler and any name', () => {
    const recipe = fc.constantFrom(...(Object.keys(samplers) as SamplerName[])).map((name) => ({
      ...defaultRecipe,
      sampler: { name, values: defaults(samplers[name].parameters) },
    }));
    const name = fc.string({ maxLength: 20 }).map((text) => text.trim());
    fc.assert(
      fc.property(fc.array(fc.record({ name, recipe }), { minLength: 2, maxLength: 4 }), (columns) => {
        expect(columnsIn(written(comparisonOf(columns)))).toEqual(columns);
      }),
    );
  });

  it('names the bundles that were chosen for columns, and leaves out one that it does not know', () => {
    const columns = [
      { name: 'Drawn', recipe: four, bundle: 'demo' as const },
      { name: '', recipe: four },
    ];
    const query = written(comparisonOf(columns));
    expect(query).toContain('recipe=bundle:demo,sampler:uniform');
    const read = stateIn(new URLSearchParams(query.replace('bundle:demo', 'bundle:gpt'))).compare.columns;
    expect(read.map(({ bundle }) => bundle)).toEqual([undefined, undefined]);
    expect(stateIn(new URLSearchParams(query)).compare.columns[0]).toMatchObject(columns[0] ?? {});
  });

  it('is there while it is on show, or once someone has chosen it', () => {
    expect(written(initialCompare, 'ask')).toBe('');
    expect(written(initialCompare)).toContain('recipe=');
    expect(written({ ...initialCompare, chosen: true }, 'ask', 'view=compare')).toMatch(/^recipe=/);
  });

  it('leaves the entries of the recipe that Ask has', () => {
    const recipe = firstRecipe(four, true);
    const query = withState(new URLSearchParams(), { view: 'compare', recipe, compare: initialCompare });
    expect(query.get('frames')).toBe('4');
    expect(stateIn(query)).toMatchObject({ view: 'compare', recipe, unknown: null });
  });

  it('takes the usual recipe for a strategy that it does not know, and names that', () => {
    const query = 'view=compare&recipe=sampler:psychic,frames:3&recipe=sampler:uniform,frames:1000';
    expect(stateIn(new URLSearchParams(query)).unknown).toBe('psychic');
    expect(columnsIn(query).map(({ recipe }) => recipe.sampler.values['frames'])).toEqual([8, 64]);
  });

  it('makes a whole comparison of what says too little or too much', () => {
    expect(columnsIn('recipe=')).toHaveLength(2);
    expect(columnsIn(Array(9).fill('recipe=frames:2').join('&'))).toHaveLength(4);
    expect(stateIn(new URLSearchParams('view=nothing')).view).toBe('ask');
  });
});
