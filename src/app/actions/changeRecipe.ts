import { type Recipe, samplerKey } from '../../domain/recipe.ts';
import { type RecipeSlice, withEdit } from '../store/recipe.ts';
import { type App, update } from './app.ts';
import { watchClip } from './watchClip.ts';

/**
 * Takes a recipe that the user chose.
 * @param by names the control that it comes from
 */
export const changeRecipe = (app: App, recipe: Recipe, by: string): void =>
  turnRecipe(app, (slice) => withEdit(slice, recipe, by));

/** Another sampler has the clip watched again. */
export function turnRecipe(app: App, turn: (slice: RecipeSlice) => RecipeSlice): void {
  const before = app.store.getState().recipe.value;
  update(app, 'recipe', turn);
  if (samplerKey(before) !== samplerKey(app.store.getState().recipe.value)) void watchClip(app, 300);
}
