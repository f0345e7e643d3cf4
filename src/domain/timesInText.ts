import { type Seconds, seconds } from './units.ts';

/** A stretch of an answer; with a time where the words name a moment. */
export type Piece = { readonly at: number; readonly text: string; readonly time: Seconds | null };

/**
 * '0:04', '12:05.5', '1:02:03', 'at 3.5 seconds', 'from 3 s to 6.5 s', '4 s: a dog runs': moments as answers write them. A
 * length of time is none.
 */
const moment =
  /\b(?:(?:(\d+):)?(\d{1,2}):([0-5]\d(?:\.\d+)?)|at (\d+(?:\.\d+)?) seconds?|(?<=\b(?:at|from|to|until|between|and) )(\d+(?:\.\d+)?) s|(?<=^|[.] )(\d+(?:\.\d+)?) s(?=:))\b/gi;

/** Splits an answer at the moments that it names. */
export function timesInText(text: string): readonly Piece[] {
  const pieces: Piece[] = [];
  let end = 0;
  for (const match of text.matchAll(moment)) {
    const [found, hours = '0', minutes = '0', rest = '0', written, short, heading] = match;
    const alone = written ?? short ?? heading ?? rest;
    if (match.index > end) pieces.push({ at: end, text: text.slice(end, match.index), time: null });
    const time = seconds(Number(hours) * 3600 + Number(minutes) * 60 + Number(alone));
    pieces.push({ at: match.index, text: found, time });
    end = match.index + found.length;
  }
  if (end < text.length) pieces.push({ at: end, text: text.slice(end), time: null });
  return pieces;
}

/** The same words with each moment later by so many seconds, written as it was. */
export const laterBy = (text: string, by: Seconds): string =>
  by < least
    ? text
    : timesInText(text)
        .map((piece) => (piece.time === null ? piece.text : later(piece.text, piece.time + by)))
        .join('');

/** A clip that begins so soon counts from its file's beginning. */
const least = 0.05;

function later(words: string, time: number): string {
  const rounded = Math.round(time * 10) / 10;
  if (!words.includes(':')) return words.replace(/\d+(?:\.\d+)?/, String(rounded));
  const [hours, minutes] = [Math.floor(rounded / 3600), Math.floor(rounded / 60) % 60];
  const rest = Math.round((rounded % 60) * 10) / 10;
  const end = `${rest < 10 ? '0' : ''}${words.includes('.') ? rest.toFixed(1) : Math.floor(rest)}`;
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, '0')}:${end}` : `${minutes}:${end}`;
}

/** The moment that an answer is about; null where it names none, several, or the begin alone. */
export function soleMoment(text: string): Seconds | null {
  const [first, ...others] = new Set(timesInText(text).flatMap(({ time }) => (time === null ? [] : [time])));
  return first === undefined || first === 0 || others.length > 0 ? null : first;
}
