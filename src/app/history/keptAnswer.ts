import type { VideoToken } from '../../domain/blend.ts';
import type { TokenMaps, TurnState } from '../store/conversation.ts';

/** An answer that has ended. */
export type KeptAnswer = Extract<TurnState, { status: 'done' | 'stopped' }>;

/**
 * Bytes of the largest maps that are kept with an answer; larger ones are let go. Eight frames of 64 visual tokens of
 * which 128 are selected, the demo bundle's, are 4.6 kB; 16 frames of 256 and 1,024 of them 37 kB; 64 frames of 196 and
 * 2,048 of them 109 kB. The weights of 28 video tokens over 128 selected ones are 14.8 kB more.
 */
export const mostMapBytes = 128 * 1024;

/** An answer as it is kept; null while it is being written, and where that failed. */
export function keptAnswer(state: TurnState): KeptAnswer | null {
  if (state.status === 'stopped') return state;
  if (state.status !== 'done') return null;
  const { evidence } = state;
  return { ...state, evidence: { ...evidence, maps: evidence.maps && keptMaps(evidence.maps) } };
}

/** Copies: what is written of a part of a buffer is all of it. Too large, first what the video tokens are made of goes. */
function keptMaps({ scores, selected, mass, videoTokens }: TokenMaps): TokenMaps | null {
  const left = mostMapBytes - (scores.byteLength + selected.byteLength + mass.byteLength);
  if (left < 0) return null;
  const maps = { scores: scores.slice(), selected: selected.slice(), mass: mass.slice() };
  return { ...maps, videoTokens: videoTokenBytes(videoTokens) <= left ? copied(videoTokens) : [] };
}

/** What many are made of is one array, and is written once. */
const membersOf = (videoTokens: readonly VideoToken[]): ReadonlySet<Uint32Array> =>
  new Set(videoTokens.map(({ tokens }) => tokens));

const videoTokenBytes = (videoTokens: readonly VideoToken[]): number =>
  [...membersOf(videoTokens), ...videoTokens.map(({ weights }) => weights)].reduce(
    (sum, { byteLength }) => sum + byteLength,
    0,
  );

function copied(videoTokens: readonly VideoToken[]): readonly VideoToken[] {
  const copies = new Map([...membersOf(videoTokens)].map((tokens) => [tokens, tokens.slice()]));
  return videoTokens.map(({ window, tokens, weights }) => ({
    window,
    tokens: copies.get(tokens) ?? tokens.slice(),
    weights: weights.slice(),
  }));
}

/** An answer without its maps. */
export const withoutMaps = (answer: KeptAnswer): KeptAnswer =>
  answer.status === 'done' ? { ...answer, evidence: { ...answer.evidence, maps: null } } : answer;
