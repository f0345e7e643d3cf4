/** A stretch of frames, by index: `from` ≤ i < `to`, of which `count` are chosen. */
type Stretch = { readonly from: number; readonly to: number; readonly count: number };

/**
 * Indices of `count` frames, ascending: the most relevant ones where they stand out by more than `focus`, else each half
 * of the stretch chooses for itself (AKS's judge and split). They stand out by the mean relevance of the best `count`
 * less that of all, relevance having been brought to the range 0 to 1 over the whole clip.
 */
export function mostRelevant(relevance: readonly number[], count: number, focus: number): readonly number[] {
  const levels = levelled(relevance);
  const choose = ({ from, to, count: wanted }: Stretch): readonly number[] => {
    const best = highest(levels, from, to).slice(0, wanted);
    const standOut = mean(best.map((at) => levels[at] ?? 0)) - mean(levels.slice(from, to));
    if (wanted <= 1 || to - from <= wanted || standOut > focus) return best;
    return halves(levels, { from, to, count: wanted }).flatMap(choose);
  };
  return choose({ from: 0, to: relevance.length, count }).toSorted((a, b) => a - b);
}

/** Halves with half the frames each; an odd one goes to the half with the more relevant best frame. */
function halves(levels: readonly number[], { from, to, count }: Stretch): readonly Stretch[] {
  const middle = Math.ceil((from + to) / 2);
  const bestOf = (first: number, end: number) => Math.max(...levels.slice(first, end));
  const more = bestOf(from, middle) >= bestOf(middle, to) ? Math.ceil(count / 2) : Math.floor(count / 2);
  return [
    { from, to: middle, count: more },
    { from: middle, to, count: count - more },
  ];
}

const highest = (levels: readonly number[], from: number, to: number): readonly number[] =>
  Array.from({ length: to - from }, (_, at) => from + at).sort((a, b) => (levels[b] ?? 0) - (levels[a] ?? 0));

/** Brought to 0 … 1; all 0 where they are equal. */
function levelled(values: readonly number[]): readonly number[] {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  return values.map((value) => (high > low ? (value - low) / (high - low) : 0));
}

const mean = (values: readonly number[]): number =>
  values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
