import type { Input } from 'mediabunny';
import { AppError } from '../../domain/errors.ts';
import { seconds } from '../../domain/units.ts';
import type { DecodedFrame, OpenClip } from '../../pipeline/ports.ts';
import { colourOf } from './colour.ts';
import { decodeAt } from './decodeAt.ts';
import { decodedFrame } from './decodedFrame.ts';
import type { Inspected } from './inspect.ts';
import { keyTimes } from './keyTimes.ts';

/** Takes over `input`: disposing of the clip closes the file. */
export function clipOf(input: Input, inspected: Inspected): OpenClip {
  return {
    info: inspected.info,
    frames: (times, notify, signal) => frames(inspected, times, notify, signal),
    keyTimes: (signal) => keyTimes(inspected, signal),
    [Symbol.asyncDispose]: async () => input.dispose(),
  };
}

async function* frames(
  { track, place, info, firstTime, cut, keys }: Inspected,
  times: Parameters<OpenClip['frames']>[0],
  notify: Parameters<OpenClip['frames']>[1],
  signal: AbortSignal,
): AsyncGenerator<DecodedFrame, void, undefined> {
  if (place.total > 1) notify({ code: 'one-of-tracks', ...place });
  if (cut !== null) notify({ code: 'clip-truncated', until: cut });
  const declared = await track.getColorSpace();
  const failures: Error[] = [];
  const wanted = times.map((time) => Math.max(time, firstTime));
  for await (const decoded of decodeAt({ track, keys }, wanted, signal)) {
    if (decoded instanceof Error) failures.push(decoded);
    else yield decodedFrame(decoded, seconds(Math.max(0, decoded.timestamp)), colourOf(decoded, declared));
  }
  const [cause] = failures;
  if (cause === undefined) return;
  if (failures.length === times.length) throw new AppError('decode-failed', { codec: info.codec }, { cause });
  notify({ code: 'frames-undecodable', count: failures.length });
}
