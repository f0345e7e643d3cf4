import { initialRecipe, type RecipeSlice, recipeIn, withRecipe } from '../store/recipe.ts';
import { initialSettings, parseSettings, type Settings } from '../store/settings.ts';
import type { State } from '../store/store.ts';
import type { App } from './app.ts';

const settingsKey = 'linvt-studio/settings';

/** What the address and this machine remember of earlier visits. */
export function remembered(): Pick<State, 'recipe' | 'settings' | 'notices'> {
  const settings = parseSettings(readSettings()) ?? initialSettings;
  const read = recipeIn(new URLSearchParams(location.search));
  const recipe: RecipeSlice = read.status === 'read' ? { value: read.recipe, chosen: true } : initialRecipe;
  return { settings, recipe, notices: read.status === 'unknown' ? [{ code: 'recipe-unknown', name: read.name }] : [] };
}

/** Keeps the chosen recipe in the address, so that a link carries it, and the settings on this machine. */
export function persist({ store }: App): void {
  store.subscribe((state, before) => {
    if (state.recipe !== before.recipe && state.recipe.chosen) writeRecipe(state.recipe);
    if (state.settings !== before.settings) writeSettings(state.settings);
  });
}

function writeRecipe({ value }: RecipeSlice): void {
  const address = new URL(location.href);
  address.search = withRecipe(address.searchParams, value).toString();
  history.replaceState(null, '', address);
}

/** Storage may be forbidden (private windows, embedding): then settings last as long as the page. */
function readSettings(): string | null {
  try {
    return localStorage.getItem(settingsKey);
  } catch {
    return null;
  }
}

function writeSettings(settings: Settings): void {
  try {
    localStorage.setItem(settingsKey, JSON.stringify(settings));
  } catch {
    return;
  }
}
