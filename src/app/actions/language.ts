import { partOf } from '../parts/part.ts';
import { whenHere } from '../parts/whenHere.ts';
import { type Language, languages, locales, speak, type Words } from '../wording/language.ts';
import { type App, update } from './app.ts';
import { isAllowed } from './historyLimit.ts';

/** What a language needs; English is in the page itself. */
export const languageParts = {
  zh: partOf(async (): Promise<Words> => (await import('../wording/chineseWords.ts')).chineseWords),
} as const;

/** Has words, numbers and the document in the chosen language. Resolves when the first component can be drawn. */
export const applyLanguage = (app: App): Promise<void> => turnTo(app, app.store.getState().settings.language);

/** Where the words cannot be fetched, the page says so and keeps its language. */
async function turnTo(app: App, language: Language): Promise<void> {
  const turn = (words: Words | null) => {
    speak(language, words);
    document.documentElement.lang = locales[language];
    app.store.setState({ language });
  };
  if (language === 'en') turn(null);
  else await whenHere(app, languageParts[language], 'chinese', turn);
}

export const languageAfter = (language: Language): Language =>
  languages[(languages.indexOf(language) + 1) % languages.length] ?? 'en';

/** What was chosen here outlasts what the address asked for. */
export async function nextLanguage(app: App): Promise<void> {
  const next = languageAfter(app.store.getState().language);
  await turnTo(app, next);
  if (app.store.getState().language !== next) return;
  const address = new URL(location.href);
  address.searchParams.delete('lang');
  // Refused, the address asks for its language once more at the next reload; the settings have the choice all the same.
  if (address.href !== location.href) isAllowed(() => history.replaceState(null, '', address));
  update(app, 'settings', (settings) => ({ ...settings, language: next }));
}
