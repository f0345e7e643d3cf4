import { type Theme, themes } from '../store/settings.ts';
import type { State } from '../store/store.ts';
import { type App, update } from './app.ts';

/** Keeps the document in the chosen theme; 'system' leaves it to the browser. */
export function applyTheme({ store }: App): void {
  const apply = ({ settings }: State) => {
    document.documentElement.dataset['theme'] = settings.theme;
  };
  apply(store.getState());
  store.subscribe(apply);
}

export const themeAfter = (theme: Theme): Theme => themes[(themes.indexOf(theme) + 1) % themes.length] ?? 'system';

export const nextTheme = (app: App): void =>
  update(app, 'settings', (settings) => ({ ...settings, theme: themeAfter(settings.theme) }));
