import {
  EncodedPacketSink,
  type Input,
  type InputFormat,
  type InputVideoTrack,
  MPEG_TS,
  QuickTimeInputFormat,
} from 'mediabunny';
import { AppError } from '../../domain/errors.ts';
import type { ClipInfo } from '../../domain/frame.ts';
import { bytes, type Seconds, seconds } from '../../domain/units.ts';
import { isComplete } from './containerEnd.ts';
import { editedDuration } from './editList.ts';
import { unsupportedCodec } from './failure.ts';
import { type FrameList, listFrames, mostListed } from './frameList.ts';
import { readableEnd } from './readableEnd.ts';

/** The video track of an open file that plays, as far as the browser decodes it; else the next that it does. */
export type Inspected = {
  readonly track: InputVideoTrack;
  /** Which of the file's video tracks it is, counted from 1, and how many there are. */
  readonly place: { readonly number: number; readonly total: number };
  readonly info: ClipInfo;
  /** Presentation time of the first frame in the file, in seconds; below 0 where an edit list cuts the beginning off. */
  readonly firstTime: number;
  /** Where the file breaks off; null when it is whole. */
  readonly cut: Seconds | null;
  /** Times of the key frames in seconds, ascending, where the file's index does not lead to them; else null. */
  readonly keys: readonly number[] | null;
};

/** @throws AppError 'file-truncated', 'file-protected', 'no-video-track', 'codec-unsupported'; whatever the library throws */
export async function inspect(input: Input, file: File): Promise<Inspected> {
  const tracks = await videoTracks(input, file);
  const decodable = await firstDecodable(tracks);
  const track = decodable ?? tracks[0];
  const first = await firstPacket(track, file);
  if (decodable === undefined) throw await unsupportedCodec(track);
  const frames = await listFrames(track);
  const cut = await readableEnd(track, await isComplete(file));
  const start = Math.max(0, first.timestamp);
  const whole = await track.computeDuration();
  const trimmed = start + ((await editedDuration(file, track.id)) ?? Number.POSITIVE_INFINITY);
  const end = Math.min(cut ?? whole, trimmed);
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
    ...(await shownFrames(track, frames, { start, end, isCut: end < whole })),
  };
  const place = { number: tracks.indexOf(track) + 1, total: tracks.length };
  const { keys } = frames;
  return { track, place, info, firstTime: first.timestamp, cut: cut === null ? null : seconds(cut), keys };
}

async function videoTracks(input: Input, file: File): Promise<readonly [InputVideoTrack, ...InputVideoTrack[]]> {
  const tracks = await input.getTracks();
  if (tracks.length === 0) throw new AppError('file-truncated', { name: file.name });
  const [first, ...others] = tracks.filter((track) => track.isVideoTrack());
  if (first === undefined) throw new AppError('no-video-track', { name: file.name });
  return [first, ...others];
}

/** A track that is switched off, such as a poster, comes after all others: players leave it out. */
async function firstDecodable(tracks: readonly InputVideoTrack[]): Promise<InputVideoTrack | undefined> {
  const decodable: InputVideoTrack[] = [];
  for (const track of tracks) if (await track.canDecode()) decodable.push(track);
  for (const track of decodable) if ((await track.getDisposition()).default) return track;
  return decodable[0];
}

/** Reads the first packet whole: only so does an encrypted track show itself. */
async function firstPacket(track: InputVideoTrack, file: File) {
  if ((await track.getInternalCodecId()) === 'encv') throw new AppError('file-protected', { name: file.name });
  const packet = await new EncodedPacketSink(track).getFirstPacket();
  if (packet === null) throw new AppError('file-truncated', { name: file.name });
  return packet;
}

/** Times in seconds. */
type Span = { readonly start: number; readonly end: number; readonly isCut: boolean };

/**
 * Number and times of the frames that are shown in a span. The last frame of a whole file counts also where the file gives
 * it no length. The number of a long clip comes of the rate of its first frames: exact where that is constant.
 */
async function shownFrames(
  track: InputVideoTrack,
  { times, counted, keys }: FrameList,
  { start, end, isCut }: Span,
): Promise<Pick<ClipInfo, 'frameCount' | 'frameTimes'>> {
  if (times === null) {
    if (keys !== null) return { frameCount: counted, frameTimes: null };
    const { averagePacketRate } = await track.computePacketStats(mostListed);
    return { frameCount: Math.round(averagePacketRate * (end - start)), frameTimes: null };
  }
  const atStart = Math.max(
    0,
    times.findLastIndex((time) => time <= start),
  );
  const isShown = (time: number, at: number) => at === 0 || time < end || (!isCut && time === end);
  const frameTimes = times
    .slice(atStart)
    .filter(isShown)
    .map((time) => seconds(Math.max(start, time)));
  return { frameCount: frameTimes.length, frameTimes };
}

function containerName(format: InputFormat): string {
  if (format instanceof QuickTimeInputFormat) return 'MOV';
  if (format === MPEG_TS) return 'MPEG-TS';
  return format.name;
}
