import { useMemo } from 'react';
import { useAppState } from '../../AppContext.ts';
import { type Spoken, spokenOf } from '../../store/words.ts';
import type { TokenGrid } from './tokenLevels.ts';

/** The maps with what their tokens say, as far as that was read, and the word that is lit. */
export function spoken(maps: TokenGrid | null, finding: Spoken['finding'] | undefined): TokenGrid | null {
  if (maps === null || finding?.status !== 'found') return maps;
  const { captions, lit } = finding;
  return { ...maps, captions, ...(lit && { lit }) };
}

export function useSpoken(maps: TokenGrid | null): TokenGrid | null {
  const finding = useAppState(({ words }) => spokenOf(words, maps?.scores)?.finding);
  return useMemo(() => spoken(maps, finding), [maps, finding]);
}
