import { movieBox } from './boxes.ts';

/*
 * mediabunny 1.61 stops with 'Assertion failed' at encryption boxes ('senc') of an MP4 that is not fragmented, before it
 * says that there is a track. To tell such a file from a damaged one, this looks for the entry itself. Delete it when
 * the fixture encrypted.mp4 is refused as protected without it.
 */

/** Whether the file's movie box describes an encrypted video track (ISO/IEC 14496-12, 8.12). */
export async function hasEncryptedEntry(file: File): Promise<boolean> {
  const index = await movieBox(file);
  return index !== null && new TextDecoder('latin1').decode(index).includes('encv');
}
