import type { ErrorCode } from '../errors.ts';
import type { Seconds } from '../units.ts';

/**
 * Where a shot gives way to the next: the old one is gone at `end`, the new one shows from `begin` on. The same moment
 * for a cut, that of the first frame of the new shot; further apart for a dissolve, a fade or a wipe.
 */
export type ShotBoundary = { readonly begin: Seconds; readonly end: Seconds };

/** The boundaries between a clip's shots, ascending; the first shot begins before them all. */
export type FoundShots = {
  readonly boundaries: readonly ShotBoundary[];
  /** Why the rule of `ruleBoundaries` found them; null where the shot detector did. */
  readonly fallback: ErrorCode | null;
};

/** Probabilities from which a frame counts as what the detector says. */
export type ShotThresholds = { readonly cut: number; readonly gradual: number };

/** Cut, gradual: the columns of what the detector gives of each frame. */
const marksPerFrame = 2;

/**
 * Boundaries between frames at `times`, from the detector's logits [frame, 2] of a cut to this frame and of a gradual
 * transition that it lies in. Gradual frames with at most one other between them are one transition, up to the next
 * frame; a cut counts where it is no less likely than at the frames beside it, and outside transitions.
 */
export function boundariesOf(
  times: readonly Seconds[],
  logits: Float32Array,
  thresholds: ShotThresholds,
): readonly ShotBoundary[] {
  const column = (offset: number) => times.map((_, at) => sigmoid(logits[at * marksPerFrame + offset] ?? 0));
  const [cut, gradual] = [column(0), column(1)];
  const spans = runs(gradual.map((value) => value >= thresholds.gradual));
  const boundary = (first: number, last: number): readonly ShotBoundary[] => {
    const [begin, end] = [times[first], times[Math.min(last, times.length - 1)]];
    return begin === undefined || end === undefined ? [] : [{ begin, end }];
  };
  const changes = spans.flatMap(({ first, last }) => boundary(first, last + 1));
  const taken = (at: number) => spans.some(({ first, last }) => at >= first && at <= last + 1);
  const cuts = [...times.keys()]
    .filter((at) => at > 0 && !taken(at) && peaks(cut, at, thresholds.cut))
    .flatMap((at) => boundary(at, at));
  return [...changes, ...cuts].toSorted((one, other) => one.begin - other.begin);
}

const sigmoid = (logit: number): number => 1 / (1 + Math.exp(-logit));

function peaks(values: readonly number[], at: number, threshold: number): boolean {
  const [before = 0, value = 0] = [values[at - 1], values[at]];
  return value >= threshold && value > before && value >= (values[at + 1] ?? value);
}

type Run = { readonly first: number; readonly last: number };

/** Runs of what is true; a gap of one joins two. */
function runs(inside: readonly boolean[]): readonly Run[] {
  const found: Run[] = [];
  for (const [at, isInside] of inside.entries()) {
    if (!isInside) continue;
    const before = found.at(-1);
    if (before === undefined || at - before.last > 2) found.push({ first: at, last: at });
    else found[found.length - 1] = { first: before.first, last: at };
  }
  return found;
}
