import { useSyncExternalStore } from 'react';

/** The width below which the page is one column; the style sheets have the same number. */
const narrow = matchMedia('(width < 900px)');

function subscribe(onChange: () => void): () => void {
  narrow.addEventListener('change', onChange);
  return () => narrow.removeEventListener('change', onChange);
}

export const useNarrow = (): boolean => useSyncExternalStore(subscribe, () => narrow.matches);
