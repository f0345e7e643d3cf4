import { partOf } from '../../parts/part.ts';

/** There are no tokens before the first answer, and by then it is here. */
export const tokenBarsPart = partOf(async () => (await import('./TokenBars.tsx')).TokenBars);
