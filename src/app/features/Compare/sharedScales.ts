import { useMemo } from 'react';
import { useAppState } from '../../AppContext.ts';
import { type Column, evidenceIn } from '../../store/compare.ts';
import type { KeptEvidence } from '../../store/conversation.ts';
import type { State } from '../../store/store.ts';
import { type Range, rangeOf, type Scales } from '../Frames/tokenLevels.ts';

/**
 * What the ends of the ramp stand for in every column: the share of the video tokens is the same measure in all; scores
 * are only where the same model and compressor gave them.
 */
export function scalesFor(columns: readonly Column[], column: Column): Scales {
  const all = columns.flatMap((each) => evidenceIn(each) ?? []);
  const own = evidenceIn(column);
  const alike = all.filter((evidence) => own !== null && scorer(evidence) === scorer(own));
  return {
    significance: joined(alike.flatMap(({ maps }) => (maps ? [rangeOf(maps.scores)] : []))),
    used: Math.max(0, ...all.flatMap(({ maps }) => (maps ? [highestShare(maps.mass)] : []))),
  };
}

const scorer = ({ bundle, recipe }: KeptEvidence): string => `${bundle?.sha256} ${recipe.compressor.name}`;

const joined = (ranges: readonly Range[]): Range => ({
  low: Math.min(...ranges.map(({ low }) => low)),
  high: Math.max(...ranges.map(({ high }) => high)),
});

const highestShare = (mass: Float32Array): number => {
  const total = mass.reduce((sum, value) => sum + value, 0);
  return total > 0 ? mass.reduce((most, value) => Math.max(most, value), 0) / total : 0;
};

/** Null where each column is to have its own, or where what is used is narrowed to some video tokens. */
export const sharedScales = ({ settings, focus, compare }: State, column: Column): Scales | null =>
  settings.areScalesShared && focus.on === 'all' ? scalesFor(compare.columns, column) : null;

export function useSharedScales(column: Column): Scales | null {
  const isShared = useAppState(({ settings, focus }) => settings.areScalesShared && focus.on === 'all');
  const columns = useAppState((state) => state.compare.columns);
  return useMemo(() => (isShared ? scalesFor(columns, column) : null), [isShared, columns, column]);
}
