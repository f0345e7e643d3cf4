/*
 * mediabunny 1.61 stops with 'Assertion failed' at encryption boxes ('senc') of an MP4 that is not fragmented, before it
 * says that there is a track. To tell such a file from a damaged one, this looks for the entry itself. Delete it when
 * the fixture encrypted.mp4 is refused as protected without it.
 */

/** More boxes at a file's top level, or a bigger index, than any whole film has. */
const limits = { boxes: 10_000, index: 64 * 2 ** 20 };

/** Whether the file's movie box describes an encrypted video track (ISO/IEC 14496-12, 8.12). */
export async function hasEncryptedEntry(file: File): Promise<boolean> {
  const index = await movieBox(file);
  return index !== null && new TextDecoder('latin1').decode(index).includes('encv');
}

async function movieBox(file: File): Promise<ArrayBuffer | null> {
  let at = 0;
  for (let box = 0; box < limits.boxes && at + 16 <= file.size; box++) {
    const header = new DataView(await file.slice(at, at + 16).arrayBuffer());
    const size = boxSize(header, file.size - at);
    if (size < 8) return null;
    if (boxName(header) === 'moov') return file.slice(at, at + Math.min(size, limits.index)).arrayBuffer();
    at += size;
  }
  return null;
}

/** 0 stands for the rest of the file, 1 for a 64-bit size after the name (ISO/IEC 14496-12, 4.2). */
function boxSize(header: DataView, rest: number): number {
  const size = header.getUint32(0);
  if (size === 0) return rest;
  return size === 1 ? Number(header.getBigUint64(8)) : size;
}

const boxName = (header: DataView): string => new TextDecoder('latin1').decode(header.buffer.slice(4, 8));
