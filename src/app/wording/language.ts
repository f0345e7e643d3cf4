import { chinese } from './chinese.ts';

export const languages = ['en', 'zh'] as const;
export type Language = (typeof languages)[number];

/** As `lang` attributes and Intl name them. */
export const locales: Readonly<Record<Language, string>> = { en: 'en-GB', zh: 'zh-CN' };

/** Each in itself. */
export const languageNames: Readonly<Record<Language, { readonly short: string; readonly full: string }>> = {
  en: { short: 'EN', full: 'English' },
  zh: { short: '中文', full: '中文' },
};

/**
 * What the page says, in English: the English sentence is the key of its translations, so that a sentence without one
 * does not compile. `{name}` stands for a value.
 */
export type Message = keyof typeof chinese;

/** The names of the values that a message holds. */
type Holes<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}` ? Name | Holes<Rest> : never;

/** A message without values. */
export type Plain = { [Text in Message]: [Holes<Text>] extends [never] ? Text : never }[Message];

type Values<Text extends string> = [Holes<Text>] extends [never]
  ? []
  : [values: Readonly<Record<Holes<Text>, string | number>>];

/**
 * The page's language: one for the whole document, like its `lang`, and set together with it (`applyLanguage`). What is
 * drawn asks for its words while it is drawn, so nothing keeps words of another language.
 */
let spoken: Language = 'en';

export const language = (): Language => spoken;

export function speak(next: Language): void {
  spoken = next;
}

/** A message in the page's language. */
export function say<Text extends Message>(text: Text, ...[values]: Values<Text>): string {
  const said: string = spoken === 'zh' ? chinese[text] : text;
  return values === undefined ? said : filled(said, values);
}

const filled = (text: string, values: Readonly<Record<string, string | number>>): string =>
  text.replace(/\{(\w+)\}/g, (hole, name: string) => String(values[name] ?? hole));

const hasMessage = (text: string): text is Plain => Object.hasOwn(chinese, text);

/** A text that the domain wrote (a strategy's label, a parameter's description); as it is where no one has translated it. */
export const sayWritten = (text: string): string => (hasMessage(text) ? say<Plain>(text) : text);

/** The first language of `wanted` (as in `navigator.languages`) that the page has; English where there is none. */
export const languageFor = (wanted: readonly string[]): Language =>
  wanted.map(languageIn).find((found) => found !== undefined) ?? 'en';

/** 'zh' of 'zh-Hans-CN'; undefined for what the page does not speak. */
export const languageIn = (tag: string): Language | undefined =>
  languages.find((known) => known === tag.toLowerCase().split('-')[0]);
