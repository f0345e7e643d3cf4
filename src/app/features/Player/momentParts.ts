import { partOf } from '../../parts/part.ts';

/* Moments are set by hand, which most recipes do not do. */

export const momentMarksPart = partOf(async () => (await import('./MomentMarks.tsx')).MomentMarks);

export const momentSwitchPart = partOf(async () => (await import('./MomentSwitch.tsx')).MomentSwitch);
