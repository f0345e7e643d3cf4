import type { OpenClip } from '../store/clip.ts';
import type { Fingerprint } from './fingerprint.ts';

/** A clip that was asked about, as it is kept: what shows it, and the way back to it. */
export type KeptClip = {
  readonly fingerprint: Fingerprint;
  /** A sample's title, or the file's name. */
  readonly name: string;
  readonly size: OpenClip['info']['size'];
  readonly duration: OpenClip['info']['duration'];
  /** The sample's file; null for the user's own. */
  readonly sample: string | null;
  /** One frame as a `data:` address of a small JPEG; null where there was none yet. */
  readonly poster: string | null;
  /** The way back to the user's file, in browsers that give one. */
  readonly handle: FileSystemFileHandle | null;
};

/** What a clip is kept as; null for one that could not be recognised again. */
export function keptClip({ fingerprint, info, sample, handle }: OpenClip, poster: string | null): KeptClip | null {
  if (fingerprint === null) return null;
  const { size, duration, name } = info;
  return { fingerprint, name: sample?.title ?? name, size, duration, sample: sample?.file ?? null, poster, handle };
}

/** The clip as it is known now, with the poster and the way back that were known before. */
export const knownClip = (clip: KeptClip, before: KeptClip | null): KeptClip => ({
  ...clip,
  poster: clip.poster ?? before?.poster ?? null,
  handle: clip.handle ?? before?.handle ?? null,
});
