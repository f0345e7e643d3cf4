import type { State } from '../store/store.ts';
import { type Language, languages, locales, speak } from '../wording/language.ts';
import { type App, update } from './app.ts';

/** Keeps words, numbers and the document in the chosen language. Call it before the first component is drawn. */
export function applyLanguage({ store }: App): void {
  const apply = ({ settings: { language } }: State) => {
    speak(language);
    document.documentElement.lang = locales[language];
  };
  apply(store.getState());
  store.subscribe(apply);
}

export const languageAfter = (language: Language): Language =>
  languages[(languages.indexOf(language) + 1) % languages.length] ?? 'en';

/** What was chosen here outlasts what the address asked for. */
export function nextLanguage(app: App): void {
  const address = new URL(location.href);
  address.searchParams.delete('lang');
  if (address.href !== location.href) history.replaceState(null, '', address);
  update(app, 'settings', (settings) => ({ ...settings, language: languageAfter(settings.language) }));
}
