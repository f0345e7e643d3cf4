import { partOf } from '../../parts/part.ts';

export const curvesPart = partOf(async (app) => {
  const { curves } = await import('./curves.ts');
  curves.findCurves(app);
  return curves;
});
