import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { levelledShares } from './equalChange.ts';

describe('shares of change', () => {
  it('are as the changes are where they are even enough', () => {
    expect(levelledShares([1, 3, 2, 2], 2)).toEqual([0.125, 0.375, 0.25, 0.25]);
  });

  it('are lowered to what one part may have', () => {
    expect(levelledShares([100, 1, 1], 2)).toEqual([0.5, 0.25, 0.25]);
  });

  it('leave something over where fewer frames change than there are parts', () => {
    expect(levelledShares([5, 0, 1], 4)).toEqual([0.25, 0, 0.25]);
  });

  it('are never more than one part has, and all of it where there are changes enough', () => {
    const steps = fc.array(fc.double({ min: 0.001, max: 1, noNaN: true }), { minLength: 12, maxLength: 60 });
    fc.assert(
      fc.property(steps, fc.integer({ min: 1, max: 12 }), (given, parts) => {
        const shares = levelledShares(given, parts);
        expect(Math.max(...shares)).toBeLessThanOrEqual(1 / parts + 1e-9);
        expect(shares.reduce((total, share) => total + share, 0)).toBeCloseTo(1, 6);
      }),
    );
  });
});
