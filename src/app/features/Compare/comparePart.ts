import { partOf } from '../../parts/part.ts';

export const comparePart = partOf(async (app) => {
  const { CompareView, beginComparing } = await import('./CompareView.tsx');
  beginComparing(app);
  return CompareView;
});
