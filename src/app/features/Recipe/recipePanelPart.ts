import { partOf } from '../../parts/part.ts';

/** Its sliders, number fields and radio buttons are a tenth of what the first view would fetch. */
export const recipePanelPart = partOf(async () => (await import('./RecipePanel.tsx')).RecipePanel);
