import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { composers } from './composers/registry.ts';
import { compressors } from './compressors/registry.ts';
import {
  clampToParameter,
  defaults,
  type NumberParameter,
  type Parameter,
  type Parameters,
  type StrategyDescriptor,
} from './descriptor.ts';
import { samplers } from './samplers/registry.ts';

const parameter: NumberParameter = {
  kind: 'number',
  label: 'Rate',
  description: 'How many.',
  default: 1,
  min: 0.1,
  max: 8,
  step: 0.1,
};

const strategies = [samplers, composers, compressors].flatMap((table): readonly StrategyDescriptor<Parameters>[] =>
  Object.values(table),
);
const parameters = strategies
  .flatMap((strategy): readonly Parameter[] => Object.values(strategy.parameters))
  .filter((parameter) => parameter.kind === 'number');

describe('clamping to a parameter', () => {
  it('gives the default for what is not a number', () => {
    expect([Number.NaN, Number.POSITIVE_INFINITY].map((value) => clampToParameter(parameter, value))).toEqual([1, 1]);
  });

  it('gives a value on the grid of steps, in range, not further than half a step from one that is', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        const clamped = clampToParameter(parameter, value);
        const inRange = Math.min(parameter.max, Math.max(parameter.min, value));
        expect(clamped).toBeGreaterThanOrEqual(parameter.min);
        expect(clamped).toBeLessThanOrEqual(parameter.max);
        expect(Math.abs(clamped - inRange)).toBeLessThanOrEqual(parameter.step / 2 + 1e-6);
        expect(Math.abs(clamped * 10 - Math.round(clamped * 10))).toBeLessThan(1e-6);
      }),
    );
  });

  it('leaves alone what it gave', () => {
    fc.assert(
      fc.property(fc.constantFrom(...parameters), fc.double({ noNaN: true }), (any, value) => {
        const once = clampToParameter(any, value);
        expect(clampToParameter(any, once)).toBe(once);
      }),
    );
  });
});

describe('the strategies that ship', () => {
  it('have defaults that their own ranges and steps allow', () => {
    for (const any of parameters) expect(clampToParameter(any, any.default)).toBe(any.default);
  });

  it('are labelled and explained, as are their parameters', () => {
    for (const { label, description } of [...strategies, ...parameters]) {
      expect(label).not.toBe('');
      expect(description).toMatch(/^[A-Z].*[.]$/);
    }
  });

  it('say when they are right, and where they come from', () => {
    for (const { description, citation } of strategies) {
      expect(description).toMatch(/[.] Right /);
      expect(citation).toMatch(/\d{4}|14496|This project’s own/);
    }
  });

  it('have a default for each parameter', () => {
    expect(defaults(samplers.fps.parameters)).toEqual({ rate: 1, cap: 16 });
  });
});
