import type { Blend } from './blend.ts';
import type { Seconds } from './units.ts';

/** '1:04': a time in the prompt, rounded down to seconds, as the demo model writes chapters. */
export function stampOf(time: Seconds): string {
  const whole = Math.max(0, Math.floor(time));
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
}

/** Neighbouring video tokens, `from` to before `to`, that are made of one picture. */
export type PictureRun = { readonly picture: number; readonly from: number; readonly to: number };

/**
 * The video tokens as runs of one picture each, in their order; null where a token mixes pictures, between which no
 * time lies.
 * @param patches Visual tokens of a picture.
 */
export function runsByPicture(blends: readonly Blend[], patches: number): readonly PictureRun[] | null {
  const runs: PictureRun[] = [];
  for (const [at, { tokens }] of blends.entries()) {
    const pictures = new Set(Array.from(tokens, (token) => Math.floor(token / patches)));
    const [picture] = pictures;
    if (picture === undefined || pictures.size > 1) return null;
    const last = runs.at(-1);
    if (last?.picture === picture) runs[runs.length - 1] = { ...last, to: at + 1 };
    else runs.push({ picture, from: at, to: at + 1 });
  }
  return runs;
}
