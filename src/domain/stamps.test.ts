import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Blend, meanOf } from './blend.ts';
import { runsByPicture, stampOf } from './stamps.ts';
import { seconds } from './units.ts';

it('a time is written in minutes and whole seconds', () => {
  expect([0, 4.9, 64, 600].map((time) => stampOf(seconds(time)))).toEqual(['0:00', '0:04', '1:04', '10:00']);
});

describe('runs of one picture', () => {
  const of = (...tokens: readonly number[]): Blend => meanOf(Uint32Array.from(tokens));

  it('hold neighbours of the same picture together', () => {
    expect(runsByPicture([of(0), of(1, 2), of(4), of(3)], 4)).toEqual([
      { picture: 0, from: 0, to: 2 },
      { picture: 1, from: 2, to: 3 },
      { picture: 0, from: 3, to: 4 },
    ]);
  });

  it('are none where a token mixes pictures', () => {
    expect(runsByPicture([of(0), of(3, 4)], 4)).toBeNull();
  });

  it('follow one another without a gap, from the first token to the last', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(30)), (tokens) => {
        const runs =
          runsByPicture(
            tokens.map((token) => of(token)),
            4,
          ) ?? [];
        expect(runs.flatMap(({ from, to }) => Array.from({ length: to - from }, (_, i) => from + i))).toEqual([
          ...tokens.keys(),
        ]);
      }),
    );
  });
});
