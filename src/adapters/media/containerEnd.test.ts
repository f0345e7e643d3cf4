import { expect, it } from 'vitest';
import { isComplete } from './containerEnd.ts';

const bytes = (...parts: readonly (readonly number[] | string)[]): Blob =>
  new Blob(parts.map((part) => (typeof part === 'string' ? new TextEncoder().encode(part) : Uint8Array.from(part))));

const header = [0x1a, 0x45, 0xdf, 0xa3, 0x82, 0, 0];
const segment = [0x18, 0x53, 0x80, 0x67];

it('a segment of known length is complete where all of it is there', async () => {
  expect(await isComplete(bytes(header, segment, [0x84], 'body'))).toBe(true);
  expect(await isComplete(bytes(header, segment, [0x40, 0x04], 'body'))).toBe(true);
  expect(await isComplete(bytes(header, segment, [0x84], 'bod'))).toBe(false);
});

it('a segment whose length is not known may go on', async () => {
  expect(await isComplete(bytes(header, segment, [0xff], 'body'))).toBe(false);
  expect(await isComplete(bytes(header, segment, [0x01, 255, 255, 255, 255, 255, 255, 255], 'body'))).toBe(false);
});

const box = (type: string, size = 12): readonly (readonly number[] | string)[] => [[0, 0, 0, size], type, 'body'];

it('an MP4 file is complete where its index is there and no box is cut off', async () => {
  expect(await isComplete(bytes(...box('ftyp'), ...box('mdat'), ...box('moov')))).toBe(true);
  expect(await isComplete(bytes(...box('ftyp'), ...box('moov'), ...box('mdat', 99)))).toBe(false);
  expect(await isComplete(bytes(...box('ftyp'), ...box('mdat')))).toBe(false);
});

it('a file of fragments may lack its last ones', async () => {
  expect(await isComplete(bytes(...box('ftyp'), ...box('moov'), ...box('moof'), ...box('mdat')))).toBe(false);
});

it('anything else is not known to be complete', async () => {
  expect(await isComplete(bytes(''))).toBe(false);
  expect(await isComplete(bytes('hello, this is a letter'))).toBe(false);
});
