import { type Blend, meanOf } from '../../blend.ts';
import { type Digester, digestOfAll, type VisualClip, visualTokenCount } from '../compressor.ts';
import type { merge } from './merge.ts';

/** What the compressor does; how is told where it is described. */
export const mergeDigest: Digester<typeof merge.parameters> = (clip, { tokens }) =>
  digestOfAll(clip, merged(clip, tokens));

/** Two neighbouring tokens and how alike they are, −1 to 1. */
type Pair = { readonly a: number; readonly b: number; readonly alike: number };

function merged(clip: VisualClip, budget: number): readonly Blend[] {
  const groups = new Groups(visualTokenCount(clip));
  for (const { a, b } of neighbours(clip).toSorted((one, other) => other.alike - one.alike)) {
    if (groups.count <= budget) break;
    groups.join(a, b);
  }
  return groups.members().map((tokens) => meanOf(Uint32Array.from(tokens)));
}

/** Every pair of tokens that are next to each other in time or in space; in time first, so that it goes first when equal. */
function neighbours(clip: VisualClip): readonly Pair[] {
  const { rows, columns } = clip;
  const patches = rows * columns;
  const lengths = tokenLengths(clip);
  const pairsAt = (step: number, has: (token: number) => boolean): readonly Pair[] =>
    Array.from(lengths.keys())
      .filter(has)
      .map((a) => ({ a, b: a + step, alike: similarity(clip, lengths, a, a + step) }));
  return [
    ...pairsAt(patches, (token) => token + patches < lengths.length),
    ...pairsAt(1, (token) => token % columns < columns - 1),
    ...pairsAt(columns, (token) => token % patches < patches - columns),
  ];
}

/** Cosine of two tokens; −1 for what is not a number or has no direction. */
function similarity({ tokens, channels }: VisualClip, lengths: Float64Array, a: number, b: number): number {
  let product = 0;
  for (let c = 0; c < channels; c++) product += (tokens[a * channels + c] ?? 0) * (tokens[b * channels + c] ?? 0);
  const cosine = product / ((lengths[a] ?? 0) * (lengths[b] ?? 0));
  return Number.isNaN(cosine) ? -1 : cosine;
}

function tokenLengths(clip: VisualClip): Float64Array {
  const { tokens, channels } = clip;
  return Float64Array.from({ length: visualTokenCount(clip) }, (_, token) =>
    Math.hypot(...tokens.subarray(token * channels, (token + 1) * channels)),
  );
}

/** Disjoint sets of tokens, each known by its lowest. */
class Groups {
  count: number;
  readonly #parent: Uint32Array;

  constructor(tokens: number) {
    this.count = tokens;
    this.#parent = Uint32Array.from({ length: tokens }, (_, token) => token);
  }

  join(a: number, b: number): void {
    const [one, other] = [this.#lowest(a), this.#lowest(b)];
    if (one === other) return;
    this.#parent[Math.max(one, other)] = Math.min(one, other);
    this.count--;
  }

  /** Ascending, each group's tokens too. */
  members(): readonly (readonly number[])[] {
    const groups = new Map<number, number[]>();
    for (const token of this.#parent.keys()) {
      const lowest = this.#lowest(token);
      const group = groups.get(lowest);
      if (group) group.push(token);
      else groups.set(lowest, [token]);
    }
    return [...groups.values()];
  }

  #lowest(token: number): number {
    let at = token;
    for (let next = this.#parent[at] ?? at; next !== at; next = this.#parent[at] ?? at) {
      // Halves the way for the next time.
      this.#parent[at] = this.#parent[next] ?? next;
      at = next;
    }
    return at;
  }
}
