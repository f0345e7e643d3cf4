import { expect, it } from 'vitest';
import { keptEvidence, type TurnState } from '../store/conversation.ts';
import { evidence } from '../store/evidenceForTests.ts';
import { keptAnswer, mostMapBytes, withoutMaps } from './keptAnswer.ts';

/** An answer that rests on so many visual tokens, of which every fourth was selected. */
function answerOf(tokens: number): Extract<TurnState, { status: 'done' }> {
  const maps = {
    scores: Float32Array.from({ length: tokens }, (_, at) => Math.sin(at)),
    selected: Uint32Array.from({ length: tokens / 4 }, (_, at) => 4 * at),
    mass: new Float32Array(tokens).fill(28 / tokens),
    videoTokens: [],
  };
  return { status: 'done', text: 'A dog.', evidence: keptEvidence({ ...evidence, ...maps }) };
}

const mapsOf = (state: TurnState) => (state.status === 'done' ? state.evidence.maps : null);

it('an answer is kept with its maps', () => {
  expect(keptAnswer(answerOf(8 * 64))).toEqual(answerOf(8 * 64));
});

it('maps beyond the bound are let go, and the rest is kept', () => {
  const tokens = mostMapBytes / 9;
  const [most, more] = [answerOf(4 * Math.floor(tokens / 4)), answerOf(4 * Math.ceil(tokens / 4) + 4)];
  expect(keptAnswer(most)).toEqual(most);
  expect(keptAnswer(more)).toEqual(withoutMaps(more));
});

it('what the video tokens are made of is kept with the maps, once where they share it, and is the first to go', () => {
  const answer = answerOf(8 * 64);
  const maps = mapsOf(answer) ?? evidence;
  const one = { window: 1, tokens: maps.selected, weights: new Float32Array(maps.selected.length) };
  const withTokens = (count: number) => {
    const videoTokens = new Array<typeof one>(count).fill(one);
    const kept = keptAnswer({ ...answer, evidence: { ...answer.evidence, maps: { ...maps, videoTokens } } });
    return kept ? mapsOf(kept) : null;
  };
  const few = withTokens(28)?.videoTokens ?? [];
  expect(few).toHaveLength(28);
  expect(new Set(few.map(({ tokens }) => tokens)).size).toBe(1);
  expect(withTokens(500)).toEqual({ ...maps, videoTokens: [] });
});

it('a map that is part of a larger buffer is kept without the rest of that', () => {
  const answer = answerOf(64);
  const scores = new Float32Array(1000).subarray(0, 64);
  const kept = keptAnswer({ ...answer, evidence: { ...answer.evidence, maps: { ...evidence, scores } } });
  expect(kept && mapsOf(kept)?.scores.buffer.byteLength).toBe(64 * 4);
});

it('nothing is kept of an answer that is being written or failed, and a stopped one as it is', () => {
  expect(keptAnswer({ status: 'streaming', text: 'A', progress: null })).toBeNull();
  expect(keptAnswer({ status: 'error', text: 'A', failure: { code: 'gpu-lost', detail: {} } })).toBeNull();
  expect(keptAnswer({ status: 'stopped', text: 'A' })).toEqual({ status: 'stopped', text: 'A' });
});
