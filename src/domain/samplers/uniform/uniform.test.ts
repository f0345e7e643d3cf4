import { describe, expect, it } from 'vitest';
import { seconds } from '../../units.ts';
import { uniform } from './uniform.ts';

describe('uniform', () => {
  it('takes the centres of equal parts', () => {
    expect(uniform.sample({ start: seconds(1), duration: seconds(4) }, { frames: 4 })).toEqual([1.5, 2.5, 3.5, 4.5]);
  });

  it('takes the middle where it takes one', () => {
    expect(uniform.sample({ start: seconds(0), duration: seconds(3) }, { frames: 1 })).toEqual([1.5]);
  });
});
