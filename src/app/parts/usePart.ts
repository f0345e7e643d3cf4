import { useEffect, useEffectEvent, useState } from 'react';
import { useApp } from '../AppContext.ts';
import type { Part } from './part.ts';

/** How a part comes. `wasMissing`: it could not be fetched at first, and the user has tried again. */
export type Arrival<Value> =
  | { readonly status: 'coming' | 'missing' }
  | { readonly status: 'here'; readonly value: Value; readonly wasMissing: boolean };

/** A part, fetched unless it is here, and the function that tries again. */
export function usePart<Value>(part: Part<Value>): readonly [arrival: Arrival<Value>, again: () => void] {
  const app = useApp();
  const [arrival, setArrival] = useState<Arrival<Value>>(() => {
    const value = part.here();
    return value === null ? { status: 'coming' } : { status: 'here', value, wasMissing: false };
  });
  const fetch = (wasMissing: boolean) =>
    part.fetch(app).then(
      (value) => setArrival({ status: 'here', value, wasMissing }),
      () => setArrival({ status: 'missing' }),
    );
  const fetchFirst = useEffectEvent(() => {
    if (arrival.status === 'coming') void fetch(false);
  });
  useEffect(() => {
    fetchFirst();
  }, []);
  return [arrival, () => void fetch(true)];
}
