const digitBits = 11;
const bins = 2 ** digitBits;
const sign = 0x80000000;
const infinity = 0x7f800000;

/**
 * The k highest scores as ascending indices, on the CPU: the same radix select as topk.wgsl, with its rules for ties,
 * NaN and −0.
 *
 * @param selected k, 1 to the number of scores.
 * @throws RangeError when k is out of range.
 */
export function topkOnCpu(scores: Float32Array, selected: number): Uint32Array<ArrayBuffer> {
  if (!Number.isInteger(selected) || selected < 1 || selected > scores.length) {
    throw new RangeError(`top-k of ${selected} from ${scores.length} scores: wants 1 ≤ k ≤ n`);
  }
  const ranks = rank(scores);
  const { threshold, wanted } = lastSelected(ranks, selected);
  return compact(ranks, selected, threshold, wanted);
}

/** Maps float32 bits so that a higher score has a smaller unsigned rank. */
function rank(scores: Float32Array): Uint32Array {
  const ranks = new Uint32Array(scores.length);
  ranks.set(new Uint32Array(scores.buffer, scores.byteOffset, scores.length));
  for (let index = 0; index < ranks.length; index++) {
    const bits = ranks[index] as number;
    const magnitude = bits & ~sign;
    if (magnitude > infinity) ranks[index] = sign | infinity;
    else if (magnitude === 0) ranks[index] = ~sign;
    else if (bits < sign) ranks[index] = bits ^ ~sign;
  }
  return ranks;
}

/** The selected rank that is highest as a number, and how many of the ranks equal to it are selected. */
function lastSelected(ranks: Uint32Array, selected: number): { threshold: number; wanted: number } {
  const histogram = new Uint32Array(bins);
  let prefix = 0;
  let wanted = selected;
  let shiftBefore = 32;
  while (shiftBefore > 0) {
    const shift = Math.max(0, shiftBefore - digitBits);
    countDigit(ranks, histogram, prefix, shiftBefore, shift);
    let bin = 0;
    for (; (histogram[bin] as number) < wanted; bin++) wanted -= histogram[bin] as number;
    prefix = (prefix | (bin << shift)) >>> 0;
    shiftBefore = shift;
  }
  return { threshold: prefix, wanted };
}

/** Counts the digit at `shift` of every rank that has `prefix` above `shiftBefore`. */
function countDigit(
  ranks: Uint32Array,
  histogram: Uint32Array,
  prefix: number,
  shiftBefore: number,
  shift: number,
): void {
  histogram.fill(0);
  const all = shiftBefore === 32;
  for (let index = 0; index < ranks.length; index++) {
    const value = ranks[index] as number;
    if (all || (value ^ prefix) >>> shiftBefore === 0) {
      const bin = (value >>> shift) & (bins - 1);
      histogram[bin] = (histogram[bin] as number) + 1;
    }
  }
}

function compact(ranks: Uint32Array, selected: number, threshold: number, wanted: number): Uint32Array<ArrayBuffer> {
  const indices = new Uint32Array(selected);
  let written = 0;
  let ties = wanted;
  for (let index = 0; written < selected; index++) {
    const value = ranks[index] as number;
    if (value < threshold || (value === threshold && ties-- > 0)) indices[written++] = index;
  }
  return indices;
}
