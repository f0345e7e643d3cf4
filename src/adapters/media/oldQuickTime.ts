import { QuickTimeInputFormat } from 'mediabunny';

/** Boxes that a QuickTime file of before brands begins with. */
const firstBoxes: ReadonlySet<string> = new Set(['moov', 'mdat', 'wide', 'free', 'skip', 'pnot']);

/** Whether a file begins as QuickTime files did before `ftyp`: Live Photos and old cameras still write such. */
export async function isOldQuickTime(file: Blob): Promise<boolean> {
  const head = new DataView(await file.slice(0, 8).arrayBuffer());
  if (head.byteLength < 8) return false;
  const size = head.getUint32(0);
  const type = String.fromCharCode(...[4, 5, 6, 7].map((at) => head.getUint8(at)));
  return firstBoxes.has(type) && (size >= 8 || size <= 1);
}

/** Reads QuickTime without asking for a brand; for files that `isOldQuickTime` knows. */
export class OldQuickTime extends QuickTimeInputFormat {
  /** The library's own question, which is not in its types: the tests of `no-brand.mov` see whether it is still asked. */
  async _canReadInput(): Promise<boolean> {
    return true;
  }
}
