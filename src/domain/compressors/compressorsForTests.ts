import { blended } from '../blend.ts';
import type { Digest, VisualClip } from './compressor.ts';

/** A clip of single numbers as tokens, given frame by frame as rows. */
export function clipOf(frames: readonly (readonly (readonly number[])[])[], scores?: readonly number[]): VisualClip {
  const tokens = Float32Array.from(frames.flat(2));
  return {
    frames: frames.length,
    rows: frames[0]?.length ?? 0,
    columns: frames[0]?.[0]?.length ?? 0,
    queries: [1, 1, 1],
    tokens,
    channels: 1,
    moments: frames.map((_, frame) => (frame + 0.5) / frames.length),
    scores: Float32Array.from(scores ?? tokens),
  };
}

/** Of no direction: nothing has more to do with it than all else. */
export const noQuestion = new Float32Array(1);

/** The video tokens of a clip of one channel. */
export const valuesOf = (clip: VisualClip, digest: Digest) => [
  ...blended(clip.tokens, clip.channels, digest.blend(noQuestion)),
];

/** The visual tokens that each video token is of. */
export const tokensOf = (digest: Digest) => digest.blend(noQuestion).map(({ tokens }) => [...tokens]);
