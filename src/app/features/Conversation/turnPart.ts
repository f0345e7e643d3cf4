import { partOf } from '../../parts/part.ts';

/** Nothing has been asked at first, and by the time that an answer comes it is here. */
export const turnPart = partOf(async () => (await import('./TurnView.tsx')).TurnView);
