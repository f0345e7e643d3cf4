import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { frameOnShow, frameStarts, pictureFormat, readSize, shownFor } from './pictures.ts';
import { seconds } from './units.ts';

const bytesOf = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));

describe('a file', () => {
  it.each([
    ['GIF89a\x60\x00\x40\x00', 'GIF'],
    ['GIF87a\x60\x00\x40\x00', 'GIF'],
    ['\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR', 'PNG'],
    ['\xff\xd8\xff\xe1\x00\x18Exif', 'JPEG'],
    ['RIFF\n\x04\x00\x00WEBPVP8X', 'WebP'],
    ['\x00\x00\x00\x20ftypavif\x00\x00\x00\x00', 'AVIF'],
    ['\x00\x00\x00\x20ftypmif1\x00\x00\x00\x00mif1avifmiaf', 'AVIF'],
    ['\x00\x00\x00\x18ftypmif1\x00\x00\x00\x00mif1heic', 'HEIC'],
    ['\x00\x00\x00\x18ftypheic\x00\x00\x00\x00', 'HEIC'],
    ['\x00\x00\x00\x20ftypisom\x00\x00\x02\x00', undefined],
    ['\x1a\x45\xdf\xa3\x9fB\x86\x81', undefined],
    ['RIFF\n\x04\x00\x00AVI LIST', undefined],
    ['This is a letter', undefined],
    ['GIF', undefined],
    ['', undefined],
  ])('that begins with %j is a picture of kind %s', (head, name) => {
    expect(pictureFormat(bytesOf(head))?.name).toBe(name);
  });
});

describe('the delay of a frame', () => {
  it.each([0, 0.01])('of %s s is a tenth of a second, as browsers show it', (delay) => {
    expect(shownFor(seconds(delay))).toBe(0.1);
  });

  it('counts from 20 ms on', () => {
    expect(shownFor(seconds(0.02))).toBe(0.02);
    expect(shownFor(seconds(3))).toBe(3);
  });
});

const lengths = fc.array(fc.integer({ min: 2, max: 500 }), { minLength: 1, maxLength: 50 });
const inSeconds = (hundredths: readonly number[]) => hundredths.map((length) => seconds(length / 100));

describe('the frame on show', () => {
  it('is the one that began last, from its first moment to its last', () => {
    fc.assert(
      fc.property(lengths, fc.double({ min: 0, max: 0.99, noNaN: true }), (hundredths, share) => {
        const each = inSeconds(hundredths);
        const starts = frameStarts(each);
        for (const [index, start] of starts.entries()) {
          expect(frameOnShow(starts, start)).toBe(index);
          expect(frameOnShow(starts, start + share * (each[index] ?? 0))).toBe(index);
        }
      }),
    );
  });

  it('is the first before the beginning, and the last after the end', () => {
    const starts = frameStarts(inSeconds([10, 30]));
    expect(frameOnShow(starts, -1)).toBe(0);
    expect(frameOnShow(starts, 99)).toBe(1);
  });
});

describe('the size at which a picture is read', () => {
  const side = fc.integer({ min: 1, max: 60_000 });

  it('has no more than 2^24 pixels, is never larger than the picture, and keeps its shape', () => {
    fc.assert(
      fc.property(side, side, (width, height) => {
        const size = readSize({ width, height });
        expect(size.width * size.height).toBeLessThanOrEqual(2 ** 24);
        expect(size.width).toBeLessThanOrEqual(width);
        expect(size.height).toBeLessThanOrEqual(height);
        expect(size.width).toBeGreaterThanOrEqual(1);
        const scale = Math.sqrt((size.width * size.height) / (width * height));
        expect(Math.abs(size.width - width * scale)).toBeLessThan(1 + width * scale * 0.02);
      }),
    );
  });

  it('is its own where that is small enough', () => {
    expect(readSize({ width: 4000, height: 3000 })).toEqual({ width: 4000, height: 3000 });
  });
});
