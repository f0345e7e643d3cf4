import { EncodedPacketSink, type InputVideoTrack, type VideoSample, VideoSampleSink } from 'mediabunny';

/**
 * For each of `times` (seconds, ascending, none before the first frame) the frame with the greatest presentation time
 * ≤ it, or why it could not be decoded. Each group of pictures is decoded once. A damaged one is given up where its
 * decoding fails, and work goes on at the next key frame. The receiver closes the samples.
 * @throws the signal's reason
 */
export async function* decodeAt(
  source: Decodable,
  times: readonly number[],
  signal: AbortSignal,
): AsyncGenerator<VideoSample | Error, void, undefined> {
  let next = 0;
  // The decoder reads ahead, so damage takes frames with it that could be had: then each is asked for on its own.
  let alone = false;
  while (next < times.length) {
    try {
      for await (const sample of samplesAt(source, times.slice(next, alone ? next + 1 : times.length), signal)) {
        next++;
        yield sample;
      }
    } catch (failure) {
      signal.throwIfAborted();
      if (alone) {
        const intact = await nextKeyTime(source, times[next] ?? 0);
        for (; next < times.length && (times[next] ?? 0) < intact; next++) yield asError(failure);
      }
      alone = !alone;
    }
  }
}

/** A track, and the key frames that the library would not find: null where it does. */
export type Decodable = { readonly track: InputVideoTrack; readonly keys: readonly number[] | null };

const asError = (failure: unknown): Error =>
  failure instanceof Error ? failure : new Error('The decoder failed.', { cause: failure });

/** Samples at times, null for one that the decoder left out. */
type Samples = AsyncGenerator<VideoSample | null, void, unknown>;

async function* samplesAt(
  { track, keys }: Decodable,
  times: readonly number[],
  signal: AbortSignal,
): AsyncGenerator<VideoSample, void, undefined> {
  signal.throwIfAborted();
  const sink = new VideoSampleSink(track);
  const samples: Samples = keys === null ? sink.samplesAtTimestamps(times) : samplesFrom(sink, keys, times);
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

/**
 * The same without lookups in the file: each group of pictures is decoded from its key frame on, up to the last time that
 * is wanted of it.
 */
async function* samplesFrom(sink: VideoSampleSink, keys: readonly number[], times: readonly number[]): Samples {
  for (let next = 0; next < times.length; ) {
    const key = keyBefore(keys, times[next] ?? 0);
    const wanted = times.slice(next).filter((time) => keyBefore(keys, time) === key);
    yield* samplesOfGroup(sink.samples(key), wanted);
    next += wanted.length;
  }
}

const keyBefore = (keys: readonly number[], time: number): number =>
  keys.findLast((key) => key <= time + epsilon) ?? keys[0] ?? 0;

/** Times are equal to within this: containers round them. */
const epsilon = 1e-9;

/** For each time the last sample that begins at or before it; samples come in the order of their times. */
async function* samplesOfGroup(samples: AsyncIterable<VideoSample>, times: readonly number[]): Samples {
  let shown: VideoSample | null = null;
  let next = 0;
  try {
    for await (const sample of samples) {
      for (; shown !== null && next < times.length && sample.timestamp > (times[next] ?? 0) + epsilon; next++) {
        yield shown.clone();
      }
      shown?.close();
      shown = sample;
      if (next === times.length) return;
    }
    for (; next < times.length; next++) yield shown?.clone() ?? null;
  } finally {
    shown?.close();
  }
}

/** Presentation time of the first key frame after the group of pictures that shows at `time`; infinite after the last. */
async function nextKeyTime({ track, keys }: Decodable, time: number): Promise<number> {
  if (keys !== null) return keys.find((key) => key > time) ?? Number.POSITIVE_INFINITY;
  const packets = new EncodedPacketSink(track);
  const key = await packets.getKeyPacket(time, { metadataOnly: true });
  const following = key && (await packets.getNextKeyPacket(key, { metadataOnly: true }));
  return following && following.timestamp > time ? following.timestamp : Number.POSITIVE_INFINITY;
}
