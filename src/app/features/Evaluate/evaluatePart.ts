import { partOf } from '../../parts/part.ts';

export const evaluatePart = partOf(async (app) => {
  const { EvaluateView, beginEvaluating } = await import('./EvaluateView.tsx');
  beginEvaluating(app);
  return EvaluateView;
});
