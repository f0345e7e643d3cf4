import { type Blend, blended, meanOf, softmax } from '../../blend.ts';
import { pooledCount, poolingWindows } from '../../linvt.ts';
import { editedScores, keptCount, noEdits } from '../../selectionEdits.ts';
import { type Digester, type VisualClip, visualTokenCount } from '../compressor.ts';
import { highest } from '../highest.ts';
import type { linvtFree } from './linvtFree.ts';
import { dot, freeSignificance, unitRows } from './significance.ts';

/** What the compressor does; how is told where it is described. */
export const linvtFreeDigest: Digester<typeof linvtFree.parameters> = (clip, { k }, edits = noEdits) => {
  const scores = freeSignificance(clip);
  const selected = highest(editedScores(scores, edits), keptCount(k, visualTokenCount(clip), edits));
  const scales = poolingWindows.map((window) => scaleOf(clip, scores, selected, window));
  return {
    selected,
    scores,
    blend: (question) => {
      const words = unitRows(question, clip.channels);
      return scales.flatMap((scale, at) => aggregated(scale, words, clip.queries[at] ?? 0));
    },
  };
};

/** A pooling scale: what its tokens are made of, when they are, and what is known of them before the question. */
type Scale = {
  readonly members: readonly Uint32Array[];
  /** [pooled], 0 to 1 */
  readonly moments: readonly number[];
  /** [pooled], standardised */
  readonly significance: readonly number[];
  /** [pooled, channel], less their mean, each of length 1 */
  readonly directions: Float32Array;
  readonly channels: number;
};

function scaleOf(clip: VisualClip, scores: Float32Array, selected: Uint32Array, window: number): Scale {
  const { channels } = clip;
  const members = Array.from({ length: pooledCount(selected.length, window) }, (_, i) =>
    selected.subarray(i * window, (i + 1) * window),
  );
  const frameOf = (token: number) => Math.floor(token / (clip.rows * clip.columns));
  return {
    members,
    moments: members.map((tokens) => mean(Array.from(tokens, (token) => clip.moments[frameOf(token)] ?? 0))),
    significance: standardised(members.map((tokens) => mean(Array.from(tokens, (token) => scores[token] ?? 0)))),
    directions: unitRows(centred(blended(clip.tokens, channels, members.map(meanOf)), channels), channels),
    channels,
  };
}

/**
 * A video token for each of `queries` moments: softmax over the scale's tokens of
 * −(t − τ)² / 2σ² + significance + similarity, with σ half the time between two moments and the other two standardised,
 * so that no number has to be chosen for a model.
 */
function aggregated(scale: Scale, words: Float32Array, queries: number): readonly Blend[] {
  const similarity = standardised(wordSimilarity(scale, words));
  const deviation = 0.5 / queries;
  return Array.from({ length: queries }, (_, query) => {
    const moment = (query + 0.5) / queries;
    const logits = scale.moments.map(
      (time, at) =>
        -((time - moment) ** 2) / (2 * deviation ** 2) + (scale.significance[at] ?? 0) + (similarity[at] ?? 0),
    );
    return unpooled(scale, softmax(logits));
  });
}

/** The cosine of each pooled token with the word of the question that it is most like. */
const wordSimilarity = ({ members, directions, channels }: Scale, words: Float32Array): readonly number[] =>
  members.map((_, at) => {
    const own = directions.subarray(at * channels, (at + 1) * channels);
    const cosines = Array.from({ length: words.length / channels }, (_, word) => dot(own, words, word * channels));
    return Math.max(...cosines);
  });

/** Weights over a scale's tokens as weights over the visual tokens that they average. */
function unpooled({ members }: Scale, weights: Float32Array): Blend {
  const shares = members.flatMap((tokens, at) => Array.from(tokens, () => (weights[at] ?? 0) / tokens.length));
  return { tokens: Uint32Array.from(members.flatMap((tokens) => [...tokens])), weights: Float32Array.from(shares) };
}

/** Rows less their mean. */
function centred(rows: Float32Array, channels: number): Float32Array {
  const count = rows.length / channels;
  const middle = blended(rows, channels, [meanOf(Uint32Array.from({ length: count }, (_, at) => at))]);
  return rows.map((value, at) => value - (middle[at % channels] ?? 0));
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

/** With mean 0 and deviation 1; all 0 where they are all the same, or not numbers. */
function standardised(values: readonly number[]): readonly number[] {
  const middle = mean(values);
  const deviation = Math.sqrt(mean(values.map((value) => (value - middle) ** 2)));
  return values.map((value) => (deviation > 1e-9 ? (value - middle) / deviation : 0));
}
