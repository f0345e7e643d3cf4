/**
 * Of what is `left` of a list without the one at `at`, the one that stands in its place: the next, at the end the one before;
 * undefined where none is left. There the focus goes that the removed one had.
 */
export const successor = <One>(left: readonly One[], at: number): One | undefined =>
  left[Math.min(at, left.length - 1)];
