/* The boxes of an MP4 or QuickTime file (ISO/IEC 14496-12, 4.2): as far as the library does not tell what they say. */

/** More boxes at a file's top level, or a bigger index, than any whole film has. */
const limits = { boxes: 10_000, index: 64 * 2 ** 20 };

/** Where a box lies among the bytes that it was found in, its header included. */
export type Box = { readonly type: string; readonly at: number; readonly size: number };

/** The boxes at a file's top level; ends at one that is none. A box may promise more than the file has. */
export async function* topBoxes(file: Blob): AsyncGenerator<Box, void, undefined> {
  let at = 0;
  for (let count = 0; count < limits.boxes && at + 8 <= file.size; count++) {
    const header = new DataView(await file.slice(at, at + 16).arrayBuffer());
    const size = sizeOf(header, 0, file.size - at);
    if (size < 8) return;
    yield { type: typeOf(header, 0), at, size };
    at += size;
  }
}

/** The file's movie box, which describes its tracks; null where it has none. */
export async function movieBox(file: Blob): Promise<DataView | null> {
  for await (const { type, at, size } of topBoxes(file)) {
    if (type === 'moov') return new DataView(await file.slice(at, at + Math.min(size, limits.index)).arrayBuffer());
  }
  return null;
}

/** The boxes within one that holds nothing else. */
export function* boxesIn(view: DataView, parent: Box): Generator<Box, void, undefined> {
  const end = Math.min(parent.at + parent.size, view.byteLength);
  for (let at = parent.at + 8; at + 8 <= end; ) {
    const size = sizeOf(view, at, end - at);
    if (size < 8) return;
    yield { type: typeOf(view, at), at, size };
    at += size;
  }
}

/** 0 stands for the rest, 1 for a 64-bit size after the name. */
function sizeOf(view: DataView, at: number, rest: number): number {
  const size = view.getUint32(at);
  if (size === 0) return rest;
  return size === 1 && at + 16 <= view.byteLength ? Number(view.getBigUint64(at + 8)) : size;
}

const typeOf = (view: DataView, at: number): string =>
  String.fromCharCode(...[4, 5, 6, 7].map((byte) => view.getUint8(at + byte)));
