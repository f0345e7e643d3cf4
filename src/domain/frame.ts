import type { Bytes, Seconds } from './units.ts';

/** What is known of a clip once its file is open. */
export type ClipInfo = {
  /** A picture is a still or an animation: without sound, each frame shown as long as its file says. */
  readonly kind: 'video' | 'picture';
  readonly name: string;
  readonly size: Bytes;
  /** Container's name as the field knows it: 'MP4', 'WebM' … */
  readonly container: string;
  /** Codec parameter string, such as 'avc1.64001f'; of a picture its type, such as 'image/gif'. */
  readonly codec: string;
  readonly duration: Seconds;
  /** Presentation time of the first frame shown; sampling starts here. Never negative. */
  readonly start: Seconds;
  /** Upright display size in pixels: rotation and pixel aspect applied. */
  readonly width: number;
  readonly height: number;
  /** Clockwise turn in the file's metadata, already applied in `width` and `height`. */
  readonly rotation: Rotation;
  /** Number of frames shown, without those that an edit list cuts off. */
  readonly frameCount: number;
  /** When each frame shown begins, strictly ascending; null where a video has too many to list. */
  readonly frameTimes: readonly Seconds[] | null;
};

/** Whether a clip is one picture that stands still: it has no time to play, or to move in. */
export const isStill = ({ kind, duration }: Pick<ClipInfo, 'kind' | 'duration'>): boolean =>
  kind === 'picture' && duration === 0;

export type Rotation = 0 | 90 | 180 | 270;

/** Layouts of `VideoFrame.copyTo` that the preprocessing kernel reads. */
export type PixelFormat = 'I420' | 'I420A' | 'I422' | 'I444' | 'NV12' | 'RGBA' | 'RGBX' | 'BGRA' | 'BGRX';

export type ColourMatrix = 'bt601' | 'bt709' | 'bt2020-ncl' | 'rgb';

/** The visible pixels of one decoded frame in memory, before rotation. */
export type FramePixels = {
  readonly format: PixelFormat;
  /** Width and height of the visible rectangle as stored, before rotation and pixel aspect. */
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
  /** Offset and stride in bytes of each plane of `data`. */
  readonly planes: readonly { readonly offset: number; readonly stride: number }[];
  readonly matrix: ColourMatrix;
  readonly fullRange: boolean;
  readonly rotation: Rotation;
};
