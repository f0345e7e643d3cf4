import { EncodedPacketSink, type Input, type InputFormat, type InputVideoTrack, MPEG_TS, QTFF } from 'mediabunny';
import { AppError } from '../../domain/errors.ts';
import type { ClipInfo } from '../../domain/frame.ts';
import { bytes, type Seconds, seconds } from '../../domain/units.ts';
import { unsupportedCodec } from './failure.ts';
import { readableEnd } from './readableEnd.ts';

/** An open file's first video track of a codec that the browser decodes. */
export type Inspected = {
  readonly track: InputVideoTrack;
  /** Which of the file's video tracks it is, counted from 1, and how many there are. */
  readonly place: { readonly number: number; readonly total: number };
  readonly info: ClipInfo;
  /** Presentation time of the first frame in the file, in seconds; below 0 where an edit list cuts the beginning off. */
  readonly firstTime: number;
  /** Where the file breaks off; null when it is whole. */
  readonly cut: Seconds | null;
};

/** A clip of more frames has only their number, from the rate of so many: exact where that is constant. */
const mostListed = 3_000;

/** @throws AppError 'file-truncated', 'file-protected', 'no-video-track', 'codec-unsupported'; whatever the library throws */
export async function inspect(input: Input, file: File): Promise<Inspected> {
  const tracks = await videoTracks(input, file);
  const decodable = await firstDecodable(tracks);
  const track = decodable ?? tracks[0];
  const first = await firstPacket(track, file);
  if (decodable === undefined) throw await unsupportedCodec(track);
  const cut = await readableEnd(track);
  const end = cut ?? (await track.computeDuration());
  const start = Math.max(0, first.timestamp);
  const info: ClipInfo = {
    kind: 'video',
    name: file.name,
    size: bytes(file.size),
    container: containerName(await input.getFormat()),
    codec: (await track.getCodecParameterString()) ?? 'unknown',
    duration: seconds(Math.max(0, end - start)),
    start: seconds(start),
    width: await track.getDisplayWidth(),
    height: await track.getDisplayHeight(),
    rotation: await track.getRotation(),
    ...(await shownFrames(track, start, end)),
  };
  const place = { number: tracks.indexOf(track) + 1, total: tracks.length };
  return { track, place, info, firstTime: first.timestamp, cut: cut === null ? null : seconds(cut) };
}

async function videoTracks(input: Input, file: File): Promise<readonly [InputVideoTrack, ...InputVideoTrack[]]> {
  const tracks = await input.getTracks();
  if (tracks.length === 0) throw new AppError('file-truncated', { name: file.name });
  const [first, ...others] = tracks.filter((track) => track.isVideoTrack());
  if (first === undefined) throw new AppError('no-video-track', { name: file.name });
  return [first, ...others];
}

async function firstDecodable(tracks: readonly InputVideoTrack[]): Promise<InputVideoTrack | undefined> {
  for (const track of tracks) if (await track.canDecode()) return track;
  return undefined;
}

/** Reads the first packet whole: only so does an encrypted track show itself. */
async function firstPacket(track: InputVideoTrack, file: File) {
  if ((await track.getInternalCodecId()) === 'encv') throw new AppError('file-protected', { name: file.name });
  const packet = await new EncodedPacketSink(track).getFirstPacket();
  if (packet === null) throw new AppError('file-truncated', { name: file.name });
  return packet;
}

/** Number and times of the frames that are shown from `start` to `end`, in seconds. */
async function shownFrames(
  track: InputVideoTrack,
  start: number,
  end: number,
): Promise<Pick<ClipInfo, 'frameCount' | 'frameTimes'>> {
  const times = await packetTimes(track);
  if (times === null) {
    const { averagePacketRate } = await track.computePacketStats(mostListed);
    return { frameCount: Math.round(averagePacketRate * (end - start)), frameTimes: null };
  }
  const atStart = Math.max(
    0,
    times.findLastIndex((time) => time <= start),
  );
  const shown = times.slice(atStart).filter((time, at) => at === 0 || time < end);
  const frameTimes = shown.map((time) => seconds(Math.max(start, time)));
  return { frameCount: frameTimes.length, frameTimes };
}

/** Presentation times in ascending order, each once; null where there are more than `mostListed`. */
async function packetTimes(track: InputVideoTrack): Promise<readonly number[] | null> {
  const times = new Set<number>();
  for await (const { timestamp } of new EncodedPacketSink(track).packets(undefined, undefined, {
    metadataOnly: true,
  })) {
    if (times.size === mostListed) return null;
    times.add(timestamp);
  }
  return [...times].sort((a, b) => a - b);
}

function containerName(format: InputFormat): string {
  if (format === QTFF) return 'MOV';
  if (format === MPEG_TS) return 'MPEG-TS';
  return format.name;
}
