import type { Bytes, Milliseconds, Seconds } from '../domain/units.ts';
import { counted, type Noun } from './wording/counted.ts';
import { type Language, language, locales, say } from './wording/language.ts';

const numbers = (options: Intl.NumberFormatOptions): Readonly<Record<Language, Intl.NumberFormat>> => ({
  en: new Intl.NumberFormat(locales.en, options),
  zh: new Intl.NumberFormat(locales.zh, options),
});

const wholes = numbers({ maximumFractionDigits: 0 });
const tenths = numbers({ minimumFractionDigits: 1, maximumFractionDigits: 1 });

const inWhole = (value: number): string => wholes[language()].format(value);
const inTenth = (value: number): string => tenths[language()].format(value);

/** '1,024' */
export const formatCount = (count: number): string => inWhole(count);

/** '1 frame', '8 frames', '1,024 tokens'; '8 帧' */
export const formatCounted = (count: number, noun: Noun): string =>
  language() === 'zh'
    ? `${formatCount(count)} ${counted[noun]}`
    : `${formatCount(count)} ${noun}${count === 1 ? '' : 's'}`;

/** '0:01.2', '12:05.0', '1:02:03.4': a moment in a clip. Rounded down, so that it never names a later frame. */
export function formatTime(time: Seconds): string {
  const inTenths = Math.floor(Math.max(0, time) * 10 + 1e-6);
  const hours = Math.floor(inTenths / 36_000);
  const minutes = Math.floor(inTenths / 600) % 60;
  const rest = `${String(Math.floor(inTenths / 10) % 60).padStart(2, '0')}.${inTenths % 10}`;
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, '0')}:${rest}` : `${minutes}:${rest}`;
}

/** '0.4 ms', '38 ms', '1.2 s', '74 s': how long something took. */
export function formatDuration(time: Milliseconds): string {
  if (time < 9.95) return `${inTenth(time)} ms`;
  if (time < 999.5) return `${inWhole(time)} ms`;
  return time < 9_950 ? `${inTenth(time / 1000)} s` : `${inWhole(time / 1000)} s`;
}

const dates: Readonly<Record<Language, Intl.DateTimeFormat>> = {
  en: new Intl.DateTimeFormat(locales.en, { dateStyle: 'medium', timeStyle: 'short' }),
  zh: new Intl.DateTimeFormat(locales.zh, { dateStyle: 'medium', timeStyle: 'short' }),
};

/** '21 Nov 2026, 16:04' here, of milliseconds since 1970. */
export const formatDate = (at: number): string => dates[language()].format(at);

/** '640 B', '12.3 MB' in powers of 1000, as file managers and download lists count. */
export function formatBytes(size: Bytes): string {
  const units = ['B', 'kB', 'MB', 'GB', 'TB'] as const;
  const power = Math.min(units.length - 1, size < 1000 ? 0 : Math.floor(Math.log10(size) / 3));
  const value = size / 1000 ** power;
  return `${power === 0 || value >= 99.95 ? inWhole(value) : inTenth(value)} ${units[power]}`;
}

/** '43 %' of done in total, '0.2 %' of what is less than one; '0 %' of nothing. */
export function formatPercent(part: number, total: number): string {
  const percent = total > 0 ? (100 * part) / total : 0;
  return `${percent >= 0.05 && percent < 0.95 ? inTenth(percent) : inWhole(percent)} %`;
}

/** '41 tokens/s' */
export const formatRate = (tokensPerSecond: number): string =>
  say('{count} tokens/s', { count: tokensPerSecond < 9.95 ? inTenth(tokensPerSecond) : inWhole(tokensPerSecond) });

const codecs: readonly (readonly [RegExp, string])[] = [
  [/^avc[13]/, 'H.264'],
  [/^(hev|hvc)1/, 'HEVC (H.265)'],
  [/^(vp09|vp9)/, 'VP9'],
  [/^(vp08|vp8)/, 'VP8'],
  [/^av01/, 'AV1'],
  [/^(ap4|apc)/, 'ProRes'],
];

/** The name people know a codec by: 'H.264' for 'avc1.64001f'; the parameter string where there is none. */
export const formatCodec = (codec: string): string => codecs.find(([form]) => form.test(codec))?.[1] ?? codec;
