import { type Recipe, samplerKey } from '../../domain/recipe.ts';
import { type App, update } from './app.ts';
import { watchClip } from './watchClip.ts';

/** Takes a recipe that the user chose; another sampler has the clip watched again. */
export function changeRecipe(app: App, recipe: Recipe): void {
  const before = app.store.getState().recipe.value;
  update(app, 'recipe', () => ({ value: recipe, chosen: true }));
  if (samplerKey(before) !== samplerKey(recipe)) void watchClip(app, 300);
}
