import { type InputVideoTrack, UnsupportedInputFormatError, type VideoCodec } from 'mediabunny';
import { AppError, type ErrorCode } from '../../domain/errors.ts';
import { hasEncryptedEntry } from './encryptedEntry.ts';

/** Codecs as people know them. */
export const codecNames: Readonly<Record<VideoCodec, string>> = {
  avc: 'H.264',
  hevc: 'HEVC (H.265)',
  vp8: 'VP8',
  vp9: 'VP9',
  av1: 'AV1',
  prores: 'ProRes',
};

/**
 * What to tell of anything thrown while a file is opened. A recognised container that the library cannot read to the
 * end of its index is incomplete or damaged, whatever the library says of it.
 */
export async function openingFailure(cause: unknown, file: File): Promise<AppError> {
  return cause instanceof AppError ? cause : new AppError(await codeOf(cause, file), { name: file.name }, { cause });
}

async function codeOf(cause: unknown, file: File): Promise<ErrorCode> {
  if (cause instanceof UnsupportedInputFormatError) return 'file-not-video';
  return (await hasEncryptedEntry(file)) ? 'file-protected' : 'file-truncated';
}

/** Names the codec as people know it (`codec`) and as the file does (`parameter`). */
export async function unsupportedCodec(track: InputVideoTrack): Promise<AppError> {
  const known = await track.getCodec();
  const stored = String((await track.getInternalCodecId()) ?? 'unknown');
  const parameter = (await track.getCodecParameterString()) ?? stored;
  return new AppError('codec-unsupported', { codec: known === null ? stored : codecNames[known], parameter });
}
