import type { Notice } from '../../domain/answer.ts';
import { uniform } from '../../domain/samplers/uniform/uniform.ts';
import type { Seconds } from '../../domain/units.ts';
import type { DecodedFrame, OpenClip } from '../../pipeline/ports.ts';
import { media } from './media.ts';

const fixtures = new URL('/e2e/fixtures/media/', location.origin);

/** ffmpeg's own decoding: presentation time in seconds and mean luma of every frame (scripts/make-media-fixtures.sh). */
type Listed = readonly (readonly [time: number, luma: number])[];
export const listed: Readonly<Record<string, Listed>> = await (await fetch(new URL('frames.json', fixtures))).json();

/** ffprobe's own list: presentation time in seconds of every key frame that is shown. */
export const keys: Readonly<Record<string, readonly number[]>> = await (
  await fetch(new URL('keys.json', fixtures))
).json();

export async function fixture(name: string): Promise<File> {
  const response = await fetch(new URL(name, fixtures));
  return new File([await response.blob()], name);
}

export const never = new AbortController().signal;
export const open = async (name: string) => media.open(await fixture(name), never);

/** Time and luma of the middle of each frame, which is plain grey in the fixtures. */
export type Seen = { readonly time: number; readonly luma: number };

export async function look(
  clip: OpenClip,
  times: readonly Seconds[],
  notices: Notice[] = [],
): Promise<readonly Seen[]> {
  const seen: Seen[] = [];
  for await (const frame of clip.frames(times, (notice) => notices.push(notice), never)) {
    using shown = frame;
    seen.push({ time: shown.time, luma: await lumaOf(shown) });
  }
  return seen;
}

async function lumaOf(frame: DecodedFrame): Promise<number> {
  const { data, planes, width, height } = await frame.pixels();
  const [luma] = planes;
  return data[(luma?.offset ?? 0) + (height >> 1) * (luma?.stride ?? 0) + (width >> 1)] ?? Number.NaN;
}

export const sampled = (clip: OpenClip, frames: number) => uniform.sample(clip.info, { frames });

/** What ffmpeg shows at `time`. */
export function expected(name: string, time: number): Seen {
  const frames = listed[name] ?? [];
  const [first] = frames;
  const [shown, luma] = frames.findLast(([from]) => from <= time + 1e-6) ?? first ?? [Number.NaN, Number.NaN];
  return { time: shown, luma };
}
