import type { ComponentType } from 'react';
import type { Part } from '../../parts/part.ts';
import type { View } from '../../store/address.ts';
import { comparePart } from '../Compare/comparePart.ts';
import { evaluatePart } from '../Evaluate/evaluatePart.ts';

/** The views that are fetched when they are wanted: all but Ask, which most visits begin with. */
export const viewParts: Readonly<Record<Exclude<View, 'ask'>, Part<ComponentType>>> = {
  compare: comparePart,
  evaluate: evaluatePart,
};
