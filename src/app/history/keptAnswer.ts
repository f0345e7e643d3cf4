import type { TokenMaps, TurnState } from '../store/conversation.ts';

/** An answer that has ended. */
export type KeptAnswer = Extract<TurnState, { status: 'done' | 'stopped' }>;

/**
 * Bytes of the largest maps that are kept with an answer; larger ones are let go. Eight frames of 64 visual tokens of
 * which 128 are selected, the demo bundle's, are 4.6 kB; 16 frames of 256 and 1,024 of them 37 kB; 64 frames of 196 and
 * 2,048 of them 109 kB.
 */
export const mostMapBytes = 128 * 1024;

/** An answer as it is kept; null while it is being written, and where that failed. */
export function keptAnswer(state: TurnState): KeptAnswer | null {
  if (state.status === 'stopped') return state;
  if (state.status !== 'done') return null;
  const { evidence } = state;
  return { ...state, evidence: { ...evidence, maps: evidence.maps && keptMaps(evidence.maps) } };
}

/** Copies: what is written of a part of a buffer is all of it. */
function keptMaps({ scores, selected, mass }: TokenMaps): TokenMaps | null {
  if (scores.byteLength + selected.byteLength + mass.byteLength > mostMapBytes) return null;
  return { scores: scores.slice(), selected: selected.slice(), mass: mass.slice() };
}

/** An answer without its maps. */
export const withoutMaps = (answer: KeptAnswer): KeptAnswer =>
  answer.status === 'done' ? { ...answer, evidence: { ...answer.evidence, maps: null } } : answer;
