import { EncodedPacketSink, type InputVideoTrack, type VideoSample, VideoSampleSink } from 'mediabunny';

/**
 * For each of `times` (seconds, ascending, none before the first frame) the frame with the greatest presentation time
 * ≤ it, or why it could not be decoded. Each group of pictures is decoded once. A damaged one is given up where its
 * decoding fails, and work goes on at the next key frame. The receiver closes the samples.
 * @throws the signal's reason
 */
export async function* decodeAt(
  track: InputVideoTrack,
  times: readonly number[],
  signal: AbortSignal,
): AsyncGenerator<VideoSample | Error, void, undefined> {
  let next = 0;
  // The decoder reads ahead, so damage takes frames with it that could be had: then each is asked for on its own.
  let alone = false;
  while (next < times.length) {
    try {
      for await (const sample of samplesAt(track, times.slice(next, alone ? next + 1 : times.length), signal)) {
        next++;
        yield sample;
      }
    } catch (failure) {
      signal.throwIfAborted();
      if (alone) {
        const intact = await nextKeyTime(track, times[next] ?? 0);
        for (; next < times.length && (times[next] ?? 0) < intact; next++) yield asError(failure);
      }
      alone = !alone;
    }
  }
}

const asError = (failure: unknown): Error =>
  failure instanceof Error ? failure : new Error('The decoder failed.', { cause: failure });

async function* samplesAt(
  track: InputVideoTrack,
  times: readonly number[],
  signal: AbortSignal,
): AsyncGenerator<VideoSample, void, undefined> {
  signal.throwIfAborted();
  const samples = new VideoSampleSink(track).samplesAtTimestamps(times);
  const stop = () => void samples.return();
  signal.addEventListener('abort', stop, { once: true });
  try {
    for await (const sample of samples) {
      if (sample === null) throw new Error('The decoder left a frame out.');
      if (signal.aborted) sample.close();
      signal.throwIfAborted();
      yield sample;
    }
    signal.throwIfAborted();
  } finally {
    signal.removeEventListener('abort', stop);
  }
}

/** Presentation time of the first key frame after the group of pictures that shows at `time`; infinite after the last. */
async function nextKeyTime(track: InputVideoTrack, time: number): Promise<number> {
  const packets = new EncodedPacketSink(track);
  const key = await packets.getKeyPacket(time, { metadataOnly: true });
  const following = key && (await packets.getNextKeyPacket(key, { metadataOnly: true }));
  return following && following.timestamp > time ? following.timestamp : Number.POSITIVE_INFINITY;
}
