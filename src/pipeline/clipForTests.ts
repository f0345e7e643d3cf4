import type { ClipInfo, FramePixels } from '../domain/frame.ts';
import { bytes, type Seconds, seconds } from '../domain/units.ts';
import type { DecodedFrame, OpenClip } from './ports.ts';

/** A clip made up of plain greys, one a frame, ten frames a second, that counts what is asked of it. */
export type GreyClip = OpenClip & {
  /** Times that were decoded, in the order of decoding. */
  readonly decoded: Seconds[];
  /** Frames that are not disposed of yet. */
  readonly living: () => number;
};

const rate = 10;

/** @param greys The colour of each frame, 0 … 255; every fifth frame is a key frame. */
export function greyClip(greys: readonly number[]): GreyClip {
  const decoded: Seconds[] = [];
  let living = 0;
  const frameAt = (time: number): DecodedFrame => {
    const at = Math.min(greys.length - 1, Math.max(0, Math.floor(time * rate + 1e-6)));
    living++;
    decoded.push(seconds(at / rate));
    return {
      time: seconds(at / rate),
      pixels: async () => plain(greys[at] ?? 0),
      thumbnail: async () => new Uint8Array(),
      [Symbol.dispose]: () => {
        living--;
      },
    };
  };
  return {
    info: infoOf(greys.length),
    decoded,
    living: () => living,
    async *frames(times, _notify, signal) {
      for (const time of times) {
        signal.throwIfAborted();
        yield frameAt(time);
      }
    },
    keyTimes: async () => greys.flatMap((_, at) => (at % 5 === 0 ? [seconds(at / rate)] : [])),
    [Symbol.asyncDispose]: async () => {},
  };
}

const infoOf = (frameCount: number): ClipInfo => ({
  kind: 'video',
  name: 'grey.mp4',
  size: bytes(1),
  container: 'MP4',
  codec: 'avc1.42001f',
  duration: seconds(frameCount / rate),
  start: seconds(0),
  width: 2,
  height: 1,
  rotation: 0,
  frameCount,
  frameTimes: Array.from({ length: frameCount }, (_, at) => seconds(at / rate)),
});

const plain = (grey: number): FramePixels => ({
  format: 'RGBX',
  width: 2,
  height: 1,
  data: new Uint8Array(8).fill(grey),
  planes: [{ offset: 0, stride: 8 }],
  matrix: 'rgb',
  fullRange: true,
  rotation: 0,
});
