import { topBoxes } from './boxes.ts';

const ebml = 0x1a45dfa3;
const segment = 0x18538067;

/**
 * Whether a container says by its own structure that nothing is missing at its end: a Matroska segment of known length that is
 * all there, or an MP4 file without fragments, whose index has every frame. Then a duration that is promised and not
 * reached is wrong, or is that of a subtitle, and not a sign of a file that was cut off.
 */
export async function isComplete(file: Blob): Promise<boolean> {
  const head = await bytesAt(file, 0);
  return head.byteLength >= 8 && head.getUint32(0) === ebml ? isWholeSegment(file) : isWithoutFragments(file);
}

const bytesAt = async (file: Blob, at: number): Promise<DataView> =>
  new DataView(await file.slice(at, at + 16).arrayBuffer());

async function isWholeSegment(file: Blob): Promise<boolean> {
  const header = await elementAt(file, 0);
  const body = header && (await elementAt(file, header.end));
  return body?.id === segment && body.end <= file.size;
}

type Element = { readonly id: number; readonly end: number };

/** An element whose id has four bytes, as those at the top level have; null where its length is not known. */
async function elementAt(file: Blob, at: number): Promise<Element | null> {
  const view = await bytesAt(file, at);
  if (view.byteLength < 5) return null;
  const first = view.getUint8(4);
  const width = Math.clz32(first) - 23;
  if (width > 8 || view.byteLength < 4 + width) return null;
  let length = first & ((1 << (8 - width)) - 1);
  let isUnknown = length === (1 << (8 - width)) - 1;
  for (let byte = 1; byte < width; byte++) {
    const next = view.getUint8(4 + byte);
    isUnknown &&= next === 0xff;
    length = length * 256 + next;
  }
  return isUnknown ? null : { id: view.getUint32(0), end: at + 4 + width + length };
}

async function isWithoutFragments(file: Blob): Promise<boolean> {
  let [hasIndex, end] = [false, 0];
  for await (const { type, at, size } of topBoxes(file)) {
    if (type === 'moof' || at + size > file.size) return false;
    hasIndex ||= type === 'moov';
    end = at + size;
  }
  return hasIndex && end === file.size;
}
