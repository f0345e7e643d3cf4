import { type EncodedPacket, EncodedPacketSink } from 'mediabunny';
import { type Seconds, seconds } from '../../domain/units.ts';
import type { Inspected } from './inspect.ts';

/**
 * Times of the key frames that are shown, from the file's index. The one that an edit list cuts into counts from where the
 * clip starts; one that is cut off, before the start or behind where the file breaks off, does not count.
 * @throws the signal's reason
 */
export async function keyTimes(
  { track, info, cut, keys }: Inspected,
  signal: AbortSignal,
): Promise<readonly Seconds[]> {
  signal.throwIfAborted();
  const end = cut ?? info.start + info.duration;
  if (keys !== null) return keys.filter((time) => time >= info.start && time < end).map(seconds);
  const packets = new EncodedPacketSink(track);
  const times: Seconds[] = [];
  let key: EncodedPacket | null = await packets.getFirstKeyPacket({ metadataOnly: true });
  while (key !== null && key.timestamp < end) {
    signal.throwIfAborted();
    if (key.timestamp >= info.start || key.timestamp + key.duration > info.start) {
      times.push(seconds(Math.max(info.start, key.timestamp)));
    }
    key = await packets.getNextKeyPacket(key, { metadataOnly: true });
  }
  return times;
}
