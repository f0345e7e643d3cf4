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

/** Codecs that no browser decodes, by the names that files give them. */
const strangers: readonly (readonly [form: RegExp, name: string])[] = [
  [/^(mp4v|xvid|divx|dx50|v_mpeg4\/iso\/(sp|asp|ap))/i, 'MPEG-4 Visual'],
  [/^(mjp[ab]|mjpg|jpeg|dmb1|v_mjpeg)/i, 'Motion JPEG'],
  [/^(mp[12]v|m[12]v1|mx[345][np]|hdv\d|v_mpeg[12])/i, 'MPEG-2'],
  [/^(s263|h263)/i, 'H.263'],
  [/^svq[13]/i, 'Sorenson Video'],
  [/^(wmv\d|vc-1|v_ms\/vfw)/i, 'Windows Media Video'],
  [/^(dv|avd)[chp5n]/i, 'DV'],
  [/^v_theora/i, 'Theora'],
  [/^(rle |cvid|rpza|smc |png )/i, 'an old QuickTime codec'],
  [/^(vvc|vvi)\d/i, 'VVC (H.266)'],
];

/** The name people know a stored one by; itself where there is none. */
const knownName = (stored: string): string => strangers.find(([form]) => form.test(stored))?.[1] ?? stored;

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
  const nowhere = known === null ? { browsers: 'none' } : {};
  return new AppError('codec-unsupported', {
    ...nowhere,
    codec: known === null ? knownName(stored) : codecNames[known],
    parameter,
  });
}
