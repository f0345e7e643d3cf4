import type { FramePixels, PixelFormat } from './frame.ts';

/** Where one component (luma, a chroma, red, alpha …) of a frame lies in its bytes. */
export type Component = {
  /** Bytes from the start of the frame's data to the first sample. */
  readonly offset: number;
  /** Bytes from one row to the next. */
  readonly stride: number;
  /** Bytes from one sample to the next in a row. */
  readonly step: number;
  readonly columns: number;
  readonly rows: number;
  /** Width and height of the picture in samples: less than `columns` or `rows` where half a sample juts out. */
  readonly extentX: number;
  readonly extentY: number;
};

type Sample = {
  readonly plane: number;
  /** Bytes from the start of a pixel to this sample. */
  readonly byte: number;
  readonly step: number;
  readonly perX: number;
  readonly perY: number;
};

const planar = (plane: number, perX = 1, perY = 1): Sample => ({ plane, byte: 0, step: 1, perX, perY });
const packed = (...bytes: readonly number[]): readonly Sample[] =>
  bytes.map((byte) => ({ plane: 0, byte, step: 4, perX: 1, perY: 1 }));
const interleavedChroma = (byte: number): Sample => ({ plane: 1, byte, step: 2, perX: 2, perY: 2 });

/** Three colour components of each format, and alpha where it has that. */
const formats: Readonly<Record<PixelFormat, readonly Sample[]>> = {
  I420: [planar(0), planar(1, 2, 2), planar(2, 2, 2)],
  I420A: [planar(0), planar(1, 2, 2), planar(2, 2, 2), planar(3)],
  I422: [planar(0), planar(1, 2), planar(2, 2)],
  I444: [planar(0), planar(1), planar(2)],
  NV12: [planar(0), interleavedChroma(0), interleavedChroma(1)],
  RGBA: packed(0, 1, 2, 3),
  RGBX: packed(0, 1, 2),
  BGRA: packed(2, 1, 0, 3),
  BGRX: packed(2, 1, 0),
};

/** @throws RangeError when the data ends before the last sample, or a plane is missing. */
export function componentsOf(frame: FramePixels): readonly Component[] {
  const components = formats[frame.format].map((sample) => component(frame, sample));
  const needed = byteLength(components);
  if (!(needed <= frame.data.byteLength)) {
    const size = `${frame.format} of ${frame.width}×${frame.height}`;
    throw new RangeError(`${size}: needs ${needed} bytes, the frame has ${frame.data.byteLength}`);
  }
  return components;
}

function component({ width, height, planes }: FramePixels, { plane, byte, step, perX, perY }: Sample): Component {
  const { offset, stride } = planes[plane] ?? { offset: Number.NaN, stride: Number.NaN };
  const extentX = width / perX;
  const extentY = height / perY;
  const [columns, rows] = [Math.ceil(extentX), Math.ceil(extentY)];
  return { offset: offset + byte, stride, step, columns, rows, extentX, extentY };
}

/** Bytes up to the end of the last sample. */
const byteLength = (components: readonly Component[]): number =>
  Math.max(
    ...components.map(
      ({ offset, stride, step, columns, rows }) => offset + (rows - 1) * stride + (columns - 1) * step + 1,
    ),
  );
