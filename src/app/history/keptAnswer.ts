import type { TurnState } from '../store/conversation.ts';

/** An answer that has ended, without the maps over the frames, which are large. */
export type KeptAnswer = Extract<TurnState, { status: 'done' | 'stopped' }>;

/** An answer as it is kept; null while it is being written, and where that failed. */
export function keptAnswer(state: TurnState): KeptAnswer | null {
  if (state.status === 'stopped') return state;
  return state.status === 'done' ? { ...state, evidence: { ...state.evidence, maps: null } } : null;
}
