import type { FramePixels } from './frame.ts';

/** One output colour as a weighted sum of the three components (0 … 255), plus a constant. */
type Row = readonly [first: number, second: number, third: number, constant: number];

/** Components of 0 … 255 to R'G'B' in [0, 1], before clamping. */
export type ColourTransform = readonly [red: Row, green: Row, blue: Row];

/** Weights of red and blue in luma (ITU-R BT.601, BT.709, BT.2020 with non-constant luminance). */
const lumaWeights = {
  bt601: { red: 0.299, blue: 0.114 },
  bt709: { red: 0.2126, blue: 0.0722 },
  'bt2020-ncl': { red: 0.2627, blue: 0.0593 },
} as const;

/** Zero and range of 8-bit luma (or R'G'B') and chroma codes. */
const codes = (fullRange: boolean) =>
  fullRange ? { zero: 0, luma: 255, chroma: 255 } : { zero: 16, luma: 219, chroma: 224 };

const neutral = 128;

export function colourTransform({ format, matrix, fullRange }: FramePixels): ColourTransform {
  if (matrix !== 'rgb') return fromLumaChroma(lumaWeights[matrix], fullRange);
  const { zero, luma } = codes(fullRange);
  const constant = -zero / luma;
  const first: Row = [1 / luma, 0, 0, constant];
  const second: Row = [0, 1 / luma, 0, constant];
  const third: Row = [0, 0, 1 / luma, constant];
  // Planar R'G'B' is coded as green, blue, red (ITU-T H.273, matrix coefficients 0).
  return format.startsWith('RGB') || format.startsWith('BGR') ? [first, second, third] : [third, first, second];
}

function fromLumaChroma({ red, blue }: { red: number; blue: number }, fullRange: boolean): ColourTransform {
  const { zero, luma, chroma } = codes(fullRange);
  const green = 1 - red - blue;
  const row = (cb: number, cr: number): Row => [
    1 / luma,
    cb / chroma,
    cr / chroma,
    -zero / luma - (neutral * (cb + cr)) / chroma,
  ];
  const [fromBlue, fromRed] = [2 * (1 - blue), 2 * (1 - red)];
  return [row(0, fromRed), row((-fromBlue * blue) / green, (-fromRed * red) / green), row(fromBlue, 0)];
}
