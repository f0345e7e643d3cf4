import type { ColourMatrix, FramePixels } from '../../domain/frame.ts';

export type Colour = Pick<FramePixels, 'matrix' | 'fullRange'>;

/** What matters here of a decoded sample. */
type Sample = {
  readonly colorSpace: { readonly matrix: string | null; readonly fullRange: boolean | null };
  readonly visibleRect: { readonly height: number };
};

/** From this height on, video that does not say is taken for BT.709, below for BT.601: as browsers play it. */
const highDefinition = 720;

const matrices: Readonly<Record<string, ColourMatrix>> = {
  rgb: 'rgb',
  bt709: 'bt709',
  bt470bg: 'bt601',
  smpte170m: 'bt601',
  'bt2020-ncl': 'bt2020-ncl',
};

/**
 * How a sample's numbers become colours. `declared` is what the container says: the decoder is told BT.709 where that
 * is nothing (mediabunny works round a Chromium fault so), and a sample that says BT.709 may only repeat it.
 */
export function colourOf(sample: Sample, declared: Pick<VideoColorSpaceInit, 'matrix'>): Colour {
  const { matrix, fullRange } = sample.colorSpace;
  const own = declared.matrix ?? (matrix === 'bt709' ? null : matrix);
  const guess = sample.visibleRect.height >= highDefinition ? 'bt709' : 'bt601';
  return { matrix: matrices[own ?? ''] ?? guess, fullRange: fullRange ?? false };
}
