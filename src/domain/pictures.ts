import { type Seconds, seconds } from './units.ts';

/** A kind of picture file: its name as the field knows it, and its type as the browser's decoder knows it. */
export type PictureFormat = { readonly name: string; readonly type: `image/${string}` };

/** What a file of each kind begins with, its bytes read as Latin-1. */
const beginnings: readonly (readonly [begins: RegExp, format: PictureFormat])[] = [
  [/^GIF8[79]a/, { name: 'GIF', type: 'image/gif' }],
  [/^\x89PNG\r\n.\n/s, { name: 'PNG', type: 'image/png' }],
  [/^\xff\xd8\xff/, { name: 'JPEG', type: 'image/jpeg' }],
  [/^RIFF.{4}WEBP/s, { name: 'WebP', type: 'image/webp' }],
  [/^.{4}ftyp(avi[fs]|m[is][fs]1.{4,}avi[fs])/s, { name: 'AVIF', type: 'image/avif' }],
  [/^.{4}ftyp(hei[cxms]|hev[cx]|m[is][fs]1)/s, { name: 'HEIC', type: 'image/heic' }],
];

/** Bytes of a file that tell whether it is a picture. */
export const pictureHead = 64;

/** The kind of picture that a file beginning with `head` is; null where it is none. Its name and its type do not count. */
export function pictureFormat(head: Uint8Array): PictureFormat | null {
  const text = String.fromCharCode(...head.subarray(0, pictureHead));
  return beginnings.find(([begins]) => begins.test(text))?.[1] ?? null;
}

/** Frames of shorter delay are shown for `usualDelay`: tools wrote such delays where they meant none in particular. */
const shortestDelay = 0.01;
const usualDelay = 0.1;

/** How long a frame of an animated picture is shown, as Chrome, Firefox and Safari do (bugs.webkit.org/36082). */
export const shownFor = (delay: Seconds): Seconds => (delay > shortestDelay ? delay : seconds(usualDelay));

/** When each of the frames begins, played once from 0; frame i is shown for `lengths[i]`. */
export function frameStarts(lengths: readonly Seconds[]): readonly Seconds[] {
  const starts: Seconds[] = [];
  let end = 0;
  for (const length of lengths) {
    starts.push(seconds(end));
    end += length;
  }
  return starts;
}

/** Index of the frame on show at `time`: the last that begins at or before it, else the first. */
export function frameOnShow(starts: readonly Seconds[], time: number): number {
  return Math.max(
    0,
    starts.findLastIndex((start) => start <= time + rounding),
  );
}

/** Seconds by which sums of delays may be off. */
const rounding = 1e-6;

/** A picture is read with at most this many pixels: twice as many as a frame of 4K video has, and 64 MiB. */
const mostPixels = 2 ** 24;

type Size = { readonly width: number; readonly height: number };

/** The size at which a picture of `width` × `height` is read: its own, unless that has too many pixels. */
export function readSize({ width, height }: Size): Size {
  const scale = Math.min(1, Math.sqrt(mostPixels / (width * height)));
  const reduced = (length: number) => Math.max(1, Math.floor(length * scale));
  return scale < 1 ? { width: reduced(width), height: reduced(height) } : { width, height };
}
