import type { KnownAnswer } from '../../domain/maker/truth.ts';
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
  /** The file itself, of a clip that its user has nowhere else: made here, or of the held-out ones. */
  readonly copy: File | null;
  /** Of a clip that was made here: questions that it answers, and the answers. */
  readonly made?: readonly KnownAnswer[];
};

/** What a clip is kept as; null for one that could not be recognised again. */
export function keptClip(clip: OpenClip, poster: string | null): KeptClip | null {
  const { fingerprint, info, sample, handle, copy, made } = clip;
  if (fingerprint === null) return null;
  const { size, duration } = info;
  const name = sample?.title ?? info.name;
  const ways = { sample: sample?.file ?? null, handle, copy, ...(made ? { made } : {}) };
  return { fingerprint, name, size, duration, poster, ...ways };
}

/** The clip as it is known now, with the poster and the ways back that were known before. */
export const knownClip = (clip: KeptClip, before: KeptClip | null): KeptClip => ({
  ...(before?.made ? { made: before.made } : {}),
  ...clip,
  poster: clip.poster ?? before?.poster ?? null,
  handle: clip.handle ?? before?.handle ?? null,
  copy: clip.copy ?? before?.copy ?? null,
});
