import { type EncodedPacket, EncodedPacketSink, type InputVideoTrack } from 'mediabunny';

/** Frames are stored at most this many places away from their place in time (H.264 and HEVC allow 16). */
const reordering = 16;

/** Enough halvings to tell two key frames of the longest clip apart. */
const halvings = 40;

/** A file whose index promises more than this share and this many seconds beyond its last packet has been cut off. */
const slack = { share: 0.02, seconds: 0.5 };

/**
 * The presentation time in seconds up to which every frame is in the file; null when nothing is missing at its end.
 * @param isComplete whether the container itself says so: then a longer duration that it promises is wrong
 */
export async function readableEnd(track: InputVideoTrack, isComplete = false): Promise<number | null> {
  const packets = new EncodedPacketSink(track);
  const last = await packets.getPacket(Number.POSITIVE_INFINITY, { metadataOnly: true });
  if (last !== null && (await packets.getPacket(last.timestamp)) === null) return firstMissing(packets, last.timestamp);
  if (isComplete) return null;
  const end = await track.computeDuration();
  const promised = (await track.getDurationFromMetadata()) ?? end;
  const enough = promised - Math.max(slack.seconds, slack.share * promised);
  if (end >= enough) return null;
  // Matroska promises one duration for all tracks: sound may outlast the picture, and keep the promise alone.
  return (await track.input.computeDuration()) >= enough ? null : end;
}

/** The earliest presentation time among the frames that are in the index but not in the file. */
async function firstMissing(packets: EncodedPacketSink, lastTime: number): Promise<number> {
  let missing = await nextInIndex(packets, await lastReadable(packets, lastTime));
  let earliest = lastTime;
  for (let place = 0; missing !== null && place <= reordering; place++) {
    earliest = Math.min(earliest, missing.timestamp);
    missing = await nextInIndex(packets, missing);
  }
  return earliest;
}

const nextInIndex = (packets: EncodedPacketSink, packet: EncodedPacket) =>
  packets.getNextPacket(packet, { metadataOnly: true });

/** The last packet, in the order of the file, before the cut. */
async function lastReadable(packets: EncodedPacketSink, lastTime: number): Promise<EncodedPacket> {
  let packet = await lastReadableKey(packets, lastTime);
  for (;;) {
    const next = await packets.getNextPacket(packet);
    if (next === null) return packet;
    packet = next;
  }
}

async function lastReadableKey(packets: EncodedPacketSink, lastTime: number): Promise<EncodedPacket> {
  const first = await packets.getFirstPacket();
  if (first === null) throw new Error('The first packet was readable a moment ago.');
  let readable = first;
  let [low, high] = [first.timestamp, lastTime];
  for (let halving = 0; halving < halvings; halving++) {
    const middle = (low + high) / 2;
    const key = await packets.getKeyPacket(middle);
    if (key === null) high = middle;
    else [low, readable] = [middle, key];
  }
  return readable;
}
