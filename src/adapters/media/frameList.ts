import { EncodedPacketSink, type InputFormat, type InputVideoTrack, IsobmffInputFormat } from 'mediabunny';

/** What walking through a track's packets tells; nothing is decoded. Times are presentation times in seconds. */
export type FrameList = {
  /** Ascending, each once; null where there are more than are listed. */
  readonly times: readonly number[] | null;
  /** Frames that were counted: all where `keys` are listed or `times` are; else no more than are listed. */
  readonly counted: number;
  /**
   * Key frames of a file that leads to none of them by itself, as one that was written to a pipe: ascending; null where the
   * library finds them.
   */
  readonly keys: readonly number[] | null;
};

/** A clip of more frames has only their number, where it has to be read to be listed. */
export const mostListed = 3_000;

/** The same where the file's index lists them all. */
export const mostIndexed = 20_000;

/** Groups of pictures that are looked up to see whether the library finds their key frames. */
const triedGroups = 8;

type Group = { readonly key: number; last: number };

/** How many frames of a track are listed: an index at hand costs no reading. */
const limitOf = (format: InputFormat): number => (format instanceof IsobmffInputFormat ? mostIndexed : mostListed);

/** Lists a track's frames; where lookups miss key frames, all of these, which takes one walk through the whole file. */
export async function listFrames(track: InputVideoTrack): Promise<FrameList> {
  const most = limitOf(await track.input.getFormat());
  const sink = new EncodedPacketSink(track);
  const times = new Set<number>();
  const groups: Group[] = [];
  let isIndexed: boolean | null = null;
  let isWhole = true;
  let counted = 0;
  for await (const { timestamp, type } of sink.packets(undefined, undefined, { metadataOnly: true })) {
    if (counted === most) {
      isIndexed = await findsKeys(sink, groups);
      isWhole = !isIndexed;
      if (isIndexed) break;
    }
    counted++;
    if (times.size <= most) times.add(timestamp);
    if (type === 'key') groups.push({ key: timestamp, last: timestamp });
    const group = groups.at(-1);
    if (group) group.last = Math.max(group.last, timestamp);
  }
  isIndexed ??= await findsKeys(sink, groups);
  return {
    times: isWhole && times.size <= most ? [...times].sort((a, b) => a - b) : null,
    counted,
    keys: isIndexed ? null : groups.map(({ key }) => key).sort((a, b) => a - b),
  };
}

/** Whether the library goes from the last frame of a group back to its key frame: without an index it cannot. */
async function findsKeys(sink: EncodedPacketSink, groups: readonly Group[]): Promise<boolean> {
  const step = Math.max(1, Math.floor(groups.length / triedGroups));
  for (let at = 0; at < groups.length; at += step) {
    const { key, last } = groups[at] as Group;
    const found = await sink.getKeyPacket(last, { metadataOnly: true });
    if (found === null || found.timestamp < key) return false;
  }
  return true;
}
