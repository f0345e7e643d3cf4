/** What the vision encoder reads: size in pixels and the normalisation of R'G'B' in [0, 1], (value − mean) / std. */
export type Target = {
  readonly width: number;
  readonly height: number;
  readonly mean: readonly [number, number, number];
  readonly std: readonly [number, number, number];
};

/** Elements of one frame of pixel_values, [rgb, height, width]. */
export const pixelValueCount = ({ width, height }: Target): number => 3 * width * height;
