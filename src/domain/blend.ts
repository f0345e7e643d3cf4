/** A video token as a convex combination of visual tokens: one row of W, only what is not 0 of it (paper, 3.2). */
export type Blend = {
  /** Indices in the flattened [frame, patch]. */
  readonly tokens: Uint32Array;
  /** [token] ≥ 0, summing to 1. */
  readonly weights: Float32Array;
};

/** A blend that the language model read, and the pooling window of the scale that it is of: 1 where there is one scale. */
export type VideoToken = Blend & { readonly window: number };

/** All of `tokens` in equal parts. */
export function meanOf(tokens: Uint32Array): Blend {
  return { tokens, weights: new Float32Array(tokens.length).fill(1 / tokens.length) };
}

/**
 * Weights in proportion to the exponential of `logits`. NaN counts as −∞; where nothing is above −∞, all weigh the same.
 * @returns [logit] ≥ 0, summing to 1.
 */
export function softmax(logits: ArrayLike<number>): Float32Array {
  const finite = Float64Array.from(logits, (logit) => (Number.isNaN(logit) ? Number.NEGATIVE_INFINITY : logit));
  const highest = finite.reduce((most, logit) => Math.max(most, logit), Number.NEGATIVE_INFINITY);
  // An infinity less itself is not a number.
  const shares = finite.map((logit) => (logit === highest ? 1 : Math.exp(logit - highest)));
  const total = shares.reduce((sum, share) => sum + share, 0);
  return Float32Array.from(shares, (share) => share / total);
}

/**
 * W·V: every blend of the visual tokens.
 * @param tokens [visual token, channel]
 * @returns [blend, channel]
 */
export function blended(tokens: Float32Array, channels: number, blends: readonly Blend[]): Float32Array {
  const rows = new Float32Array(blends.length * channels);
  for (const [at, { tokens: members, weights }] of blends.entries()) {
    const row = rows.subarray(at * channels, (at + 1) * channels);
    for (const [i, member] of members.entries()) {
      const weight = weights[i] ?? 0;
      const first = member * channels;
      for (let c = 0; c < channels; c++) row[c] = (row[c] ?? 0) + weight * (tokens[first + c] ?? 0);
    }
  }
  return rows;
}

/** How much the blends take of each visual token: the columns of W summed; [visual token], summing to the number of blends. */
export function blendMass(blends: readonly Blend[], visualTokens: number): Float32Array {
  const mass = new Float32Array(visualTokens);
  for (const { tokens, weights } of blends) {
    for (const [i, token] of tokens.entries()) mass[token] = (mass[token] ?? 0) + (weights[i] ?? 0);
  }
  return mass;
}
