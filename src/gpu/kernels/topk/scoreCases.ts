/** Kinds of scores that top-k must get right, each a function of its own random source. */
export const scoreKinds = {
  gaussian: (random: () => number) => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random()),
  fewValues: (random: () => number) => Math.floor(random() * 4) - 1,
  allTies: () => 0.5,
  allNaN: () => Number.NaN,
  special: (random: () => number) => specials[Math.floor(random() * specials.length)] as number,
} as const;

export type ScoreKind = keyof typeof scoreKinds | 'anyBits';

export const allScoreKinds: readonly ScoreKind[] = ['gaussian', 'fewValues', 'allTies', 'allNaN', 'special', 'anyBits'];

const smallestSubnormal = 2 ** -149;
const largest = (2 - 2 ** -23) * 2 ** 127;
const specials = [
  Number.NaN,
  Number.POSITIVE_INFINITY,
  Number.NEGATIVE_INFINITY,
  0,
  -0,
  smallestSubnormal,
  -smallestSubnormal,
  largest,
  -largest,
  1,
  1 + 2 ** -23,
  -1,
];

/** `count` scores of one kind; 'anyBits' takes every float32 there is, NaN payloads included. */
export function makeScores(kind: ScoreKind, count: number, seed: number): Float32Array<ArrayBuffer> {
  const random = mulberry32(seed);
  if (kind !== 'anyBits') return Float32Array.from({ length: count }, () => scoreKinds[kind](random));
  const bits = Uint32Array.from({ length: count }, () => random() * 2 ** 32);
  return new Float32Array(bits.buffer);
}

/** Tommy Ettinger's 32-bit generator: uniform in [0, 1). */
export function mulberry32(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
