import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { highest } from './compressors/highest.ts';
import { defaultRecipe, layoutKey, type Recipe } from './recipe.ts';
import {
  editedScores,
  editsSchema,
  hasEdits,
  isAbout,
  isWithin,
  keptCount,
  marked,
  noEdits,
  type SelectionEdits,
  toggled,
} from './selectionEdits.ts';
import { seconds } from './units.ts';

const score = fc.oneof(
  { weight: 4, arbitrary: fc.float() },
  fc.constantFrom(Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY),
);

/** Any scores, with any edits that leave a token. */
const edited = fc
  .array(fc.tuple(score, fc.constantFrom<'pinned' | 'dropped' | null>('pinned', 'dropped', null, null)), {
    minLength: 1,
    maxLength: 60,
  })
  .map((tokens) => {
    const at = (mark: string) => tokens.flatMap(([, own], token) => (own === mark ? [token] : []));
    const edits: SelectionEdits = { times: [], pinned: at('pinned'), dropped: at('dropped') };
    return { scores: Float32Array.from(tokens, ([value]) => value), edits };
  })
  .filter(({ scores, edits }) => edits.dropped.length < scores.length);

const k = fc.integer({ min: 1, max: 70 });

describe('top-k on edited scores', () => {
  const each = (
    check: (selected: readonly number[], edits: SelectionEdits, wanted: number, all: Float32Array) => void,
  ) =>
    fc.assert(
      fc.property(edited, k, ({ scores, edits }, wanted) => {
        const kept = highest(editedScores(scores, edits), keptCount(wanted, scores.length, edits));
        check([...kept], edits, wanted, scores);
      }),
      { numRuns: 500 },
    );

  it('selects every pinned token where k has room for them, and pinned ones alone where it has not', () => {
    each((selected, { pinned }, wanted) => {
      if (pinned.length <= wanted) expect(selected).toEqual(expect.arrayContaining([...pinned]));
      else expect(pinned).toEqual(expect.arrayContaining([...selected]));
    });
  });

  it('never selects a dropped token', () => {
    each((selected, { dropped }) => expect(selected.filter((token) => dropped.includes(token))).toEqual([]));
  });

  it('selects k, or all that are not dropped, in their order in the clip', () => {
    each((selected, { dropped }, wanted, all) => {
      expect(selected).toHaveLength(Math.min(wanted, all.length - dropped.length));
      expect(selected).toEqual(selected.toSorted((a, b) => a - b));
    });
  });

  it('leaves the rest to the scores: no token that is left out is higher than one that is in', () => {
    each((selected, { pinned, dropped }, _, all) => {
      const free = (token: number) => !pinned.includes(token) && !dropped.includes(token);
      const rank = (token: number) => (Number.isNaN(all[token]) ? Number.NEGATIVE_INFINITY : (all[token] ?? 0));
      const chosen = selected.filter(free).map(rank);
      const left = [...all.keys()].filter((token) => free(token) && !selected.includes(token)).map(rank);
      expect(Math.max(...left)).toBeLessThanOrEqual(Math.min(...chosen));
    });
  });

  it('leaves the scores as they are', () => {
    fc.assert(
      fc.property(edited, ({ scores, edits }) => {
        const before = scores.slice();
        editedScores(scores, edits);
        expect(scores).toEqual(before);
      }),
    );
  });
});

describe('marking', () => {
  it('gives a token one mark, the last', () => {
    const pinned = marked(noEdits, [3, 1], 'pinned');
    expect(pinned).toMatchObject({ pinned: [1, 3], dropped: [] });
    expect(marked(pinned, [3], 'dropped')).toMatchObject({ pinned: [1], dropped: [3] });
  });

  it('marks a frame of which a part is marked, and takes the marks of a whole one away', () => {
    const whole = toggled(marked(noEdits, [1], 'dropped'), [0, 1, 2], 'dropped');
    expect(whole.dropped).toEqual([0, 1, 2]);
    expect(hasEdits(toggled(whole, [0, 1, 2], 'dropped'))).toBe(false);
  });

  it('is about the frames it was made on alone', () => {
    const edits = { ...noEdits, times: [seconds(0), seconds(1)] };
    expect(isAbout(edits, { times: [seconds(0), seconds(1)] })).toBe(true);
    expect(isAbout(edits, { times: [seconds(0)] })).toBe(false);
    expect(isAbout(edits, { times: [seconds(0), seconds(2)] })).toBe(false);
  });

  it('is about the pictures that were made of the frames', () => {
    const made = (composer: Recipe['composer']) => ({ ...noEdits, layout: layoutKey({ ...defaultRecipe, composer }) });
    const grid = made({ name: 'grid', values: { across: 2 } });
    expect(isAbout(grid, made({ name: 'grid', values: { across: 2 } }))).toBe(true);
    expect(isAbout(grid, made({ name: 'grid', values: { across: 3 } }))).toBe(false);
    expect(isAbout(grid, made({ name: 'thumbnail', values: { across: 2 } }))).toBe(false);
    expect(isAbout(grid, made({ name: 'frames', values: {} }))).toBe(false);
    expect(isAbout(made({ name: 'timestamps', values: {} }), made({ name: 'frames', values: {} }))).toBe(true);
  });

  it('of older versions is about frames as they are', () => {
    const old = v.parse(editsSchema, { times: [0, 1], pinned: [3], dropped: [] });
    const frames = { times: [seconds(0), seconds(1)], layout: layoutKey(defaultRecipe) };
    expect(isAbout(old, frames)).toBe(true);
    expect(isAbout(old, { ...frames, layout: 'grid,across:2' })).toBe(false);
  });

  it('is read back with the pictures that it is about', () => {
    const kept = { times: [seconds(0)], layout: 'grid,across:2', pinned: [3], dropped: [] };
    expect(v.parse(editsSchema, kept)).toEqual(kept);
  });

  it('is of tokens that there are, or not', () => {
    const edits = marked(marked(noEdits, [3], 'pinned'), [7], 'dropped');
    expect([isWithin(edits, 8), isWithin(edits, 7), isWithin(noEdits, 0)]).toEqual([true, false, true]);
  });
});
