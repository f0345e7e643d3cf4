import { useMemo } from 'react';
import { useAppState } from '../../AppContext.ts';
import { spokenOf } from '../../store/words.ts';
import type { TokenGrid } from './tokenLevels.ts';

/** The maps with what their tokens say, as far as that was read, and the word that is lit. */
export function useSpoken(maps: TokenGrid | null): TokenGrid | null {
  const finding = useAppState(({ words }) => spokenOf(words, maps?.scores)?.finding);
  return useMemo(() => {
    if (maps === null || finding?.status !== 'found') return maps;
    const { captions, lit } = finding;
    return { ...maps, captions, ...(lit && { lit }) };
  }, [maps, finding]);
}
