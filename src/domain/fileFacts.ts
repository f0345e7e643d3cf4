import { type ClipInfo, isStill } from './frame.ts';
import type { Seconds } from './units.ts';

/**
 * What a question asks of the file itself, and how it is answered. Only questions that are about nothing else: "how long
 * is the dog on screen" is for the model.
 */
type Fact = { readonly asked: RegExp; readonly answer: (info: ClipInfo) => string | null };

const file = '(?:(?:the|this|my|your) )?(?:video|clip|film|movie|file|recording|picture|image|photo|gif)';

/** A question that is this and no more. */
const whole = (...forms: readonly string[]): RegExp => new RegExp(`^(?:${forms.join('|')})$`, 'i');

const facts: readonly Fact[] = [
  {
    asked: whole(
      `how long (?:is|does) ${file}(?: last| take| run)?`,
      `(?:what is|what's|tell me) the (?:length|duration|running time)(?: of ${file})?`,
      `(?:length|duration)(?: of ${file})?`,
      `how many (?:seconds|minutes)(?: long)? (?:is|does) ${file}(?: have| last)?`,
    ),
    answer: (info) => (isStill(info) ? 'It is a still picture.' : `${named(info)} is ${lengthOf(info.duration)} long.`),
  },
  {
    asked: whole(
      `(?:what is|what's|tell me) the (?:resolution|size in pixels|dimensions?|width and height)(?: of ${file})?`,
      `(?:resolution|dimensions)(?: of ${file})?`,
      `how (?:wide|high|tall) is ${file}`,
      `how many pixels (?:does|has|is) ${file}(?: have)?`,
      `what (?:resolution|dimensions) (?:is|does|has) ${file}(?: have)?`,
    ),
    answer: (info) => `${named(info)} is ${info.width} × ${info.height} pixels.`,
  },
  {
    asked: whole(
      `(?:what is|what's|tell me) the (?:frame ?rate|fps|frames per second)(?: of ${file})?`,
      `(?:frame ?rate|fps)(?: of ${file})?`,
      `how many frames (?:are there|are in ${file}|does ${file} have|has ${file})(?: per second| a second| in total)?`,
      `how many frames (?:per|a) second(?: (?:does|has) ${file}(?: have)?)?`,
    ),
    answer: (info) =>
      isStill(info)
        ? 'It is a still picture.'
        : `${named(info)} has ${info.frameCount} frames in ${lengthOf(info.duration)}: ${rateOf(info)} a second.`,
  },
  {
    asked: whole(
      `(?:what is|what's|tell me) the (?:file ?)?name(?: of ${file})?`,
      `(?:what is|what's) ${file}(?:'s name| called)`,
      `what is the name of ${file}`,
    ),
    answer: ({ name }) => `The file is called “${name}”.`,
  },
  {
    asked: whole(
      `(?:what is|what's) the (?:file ?size|size)(?: of ${file})?`,
      `how (?:big|large) is ${file}`,
      `how many (?:bytes|megabytes|mb) (?:is|does|has) ${file}(?: have)?`,
    ),
    answer: (info) => `The file has ${bytesOf(info.size)}; its picture is ${info.width} × ${info.height} pixels.`,
  },
];

/** What the file alone answers, without looking at a picture; null where the question is about anything else. */
export function answerFromFile(question: string, info: ClipInfo): string | null {
  const asked = question
    .trim()
    .replace(/[\s?.!]+$/, '')
    .replaceAll(/\s+/g, ' ');
  return facts.find(({ asked: form }) => form.test(asked))?.answer(info) ?? null;
}

const named = ({ kind }: ClipInfo): string => (kind === 'video' ? 'The video' : 'The picture');

function lengthOf(duration: Seconds): string {
  if (duration < 60) return `${round(duration)} s`;
  const minutes = Math.floor(duration / 60);
  return `${minutes} min ${round(duration - 60 * minutes)} s`;
}

const rateOf = ({ frameCount, duration }: ClipInfo): string => round(duration > 0 ? frameCount / duration : 0);

function bytesOf(size: number): string {
  if (size < 1000) return `${size} bytes`;
  return size < 1e6 ? `${round(size / 1e3)} kB` : `${round(size / 1e6)} MB`;
}

/** To one decimal, without a zero behind the point. */
const round = (value: number): string => String(Math.round(value * 10) / 10);
