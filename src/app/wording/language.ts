import type { chinese } from './chinese.ts';
import type { ErrorWords } from './errorWords.ts';

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

/** All that the page says in a language other than English. It is fetched when it is wanted (`turnTo`). */
export type Words = { readonly messages: Readonly<Record<Message, string>>; readonly errors: ErrorWords };

/**
 * The page's language: one for the whole document, like its `lang`, and set together with it (`turnTo`). What is
 * drawn asks for its words while it is drawn, so nothing keeps words of another language.
 */
let spoken: { readonly language: Language; readonly words: Words | null } = { language: 'en', words: null };

export const language = (): Language => spoken.language;

/** The words of the page's language; null for English, which the page has in itself. */
export const foreignWords = (): Words | null => spoken.words;

export function speak(next: Language, words: Words | null): void {
  spoken = { language: next, words };
}

/** A message in the page's language. */
export function say<Text extends Message>(text: Text, ...[values]: Values<Text>): string {
  const said: string = spoken.words?.messages[text] ?? text;
  return values === undefined ? said : filled(said, values);
}

const filled = (text: string, values: Readonly<Record<string, string | number>>): string =>
  text.replace(/\{(\w+)\}/g, (hole, name: string) => String(values[name] ?? hole));

const isMessage = (text: string, { messages }: Words): text is Message => Object.hasOwn(messages, text);

/** A text that the domain wrote (a strategy's label, a parameter's description); as it is where no one has translated it. */
export function sayWritten(text: string, values: Readonly<Record<string, string | number>> = {}): string {
  const { words } = spoken;
  return filled(words && isMessage(text, words) ? words.messages[text] : text, values);
}

/** The first language of `wanted` (as in `navigator.languages`) that the page has; English where there is none. */
export const languageFor = (wanted: readonly string[]): Language =>
  wanted.map(languageIn).find((found) => found !== undefined) ?? 'en';

/** 'zh' of 'zh-Hans-CN'; undefined for what the page does not speak. */
export const languageIn = (tag: string): Language | undefined =>
  languages.find((known) => known === tag.toLowerCase().split('-')[0]);
