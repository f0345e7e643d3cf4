import { type Blend, meanOf } from '../../blend.ts';
import { type ClipShape, type Digester, digestOfAll } from '../compressor.ts';
import { type Bins, binsFor, type pooling } from './pooling.ts';

/** What the compressor does; how is told where it is described. */
export const poolingDigest: Digester<typeof pooling.parameters> = (clip, { tokens }) =>
  digestOfAll(clip, pooled(clip, binsFor(clip, tokens)));

function pooled({ frames, rows, columns }: ClipShape, bins: Bins): readonly Blend[] {
  const across = ranges(columns, bins.columns);
  const down = ranges(rows, bins.rows);
  return ranges(frames, bins.frames).flatMap((times) =>
    down.flatMap((ys) =>
      across.map((xs) => {
        const tokens = times.flatMap((t) => ys.flatMap((y) => xs.map((x) => (t * rows + y) * columns + x)));
        return meanOf(Uint32Array.from(tokens));
      }),
    ),
  );
}

/** The places of each of `bins` bins over a length. */
const ranges = (length: number, bins: number): readonly (readonly number[])[] =>
  Array.from({ length: bins }, (_, bin) => {
    const from = Math.floor((bin * length) / bins);
    const to = Math.ceil(((bin + 1) * length) / bins);
    return Array.from({ length: to - from }, (_, at) => from + at);
  });
