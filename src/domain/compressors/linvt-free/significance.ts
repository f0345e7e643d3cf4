import { softmax } from '../../blend.ts';
import { indicesFrom, type VisualClip, visualTokenCount } from '../compressor.ts';

/** A clip's visual tokens and how they lie, before anything is known of them. */
type Tokens = Pick<VisualClip, 'frames' | 'rows' | 'columns' | 'channels' | 'tokens'>;

/**
 * Significance without learned weights: how far a token is from what attention puts in its place, within its frame and
 * across frames at its position (LinVT, 3.2.1, with identity for every projection and the cosine for logits). A token
 * that looks like the rest of its frame, and like itself at other times, tells little.
 * @returns [frame, patch] ≥ 0
 */
export function freeSignificance(clip: Tokens): Float32Array {
  const patches = clip.rows * clip.columns;
  const scores = new Float32Array(visualTokenCount(clip));
  const directions = directionsOf(clip);
  const add = (members: Uint32Array) => {
    for (const token of members) {
      scores[token] = (scores[token] ?? 0) + departure(clip, directions, members, token);
    }
  };
  for (let frame = 0; frame < clip.frames; frame++) add(indicesFrom(frame * patches, patches));
  for (let patch = 0; patch < patches; patch++) {
    add(Uint32Array.from({ length: clip.frames }, (_, frame) => frame * patches + patch));
  }
  return scores;
}

/** Distance of a token from the blend of `members` that it attends to. */
function departure(clip: Tokens, directions: Float32Array, members: Uint32Array, token: number): number {
  const { channels, tokens } = clip;
  const own = directions.subarray(token * channels, (token + 1) * channels);
  const weights = softmax(Array.from(members, (other) => dot(own, directions, other * channels)));
  const context = new Float64Array(channels);
  for (const [at, member] of members.entries()) {
    const weight = weights[at] ?? 0;
    for (let c = 0; c < channels; c++) {
      context[c] = (context[c] ?? 0) + weight * (tokens[member * channels + c] ?? 0);
    }
  }
  const squares = context.map((value, c) => (value - (tokens[token * channels + c] ?? 0)) ** 2);
  return Math.sqrt(squares.reduce((sum, square) => sum + square, 0));
}

/** Each token with length 1; one without a length stays 0. */
const directionsOf = ({ tokens, channels }: Tokens): Float32Array => unitRows(tokens, channels);

/** @param rows [row, channel] */
export function unitRows(rows: Float32Array, channels: number): Float32Array {
  const units = new Float32Array(rows.length);
  for (let first = 0; first < rows.length; first += channels) {
    const row = rows.subarray(first, first + channels);
    const length = Math.sqrt(dot(row, row, 0));
    if (length > 0) for (let c = 0; c < channels; c++) units[first + c] = (row[c] ?? 0) / length;
  }
  return units;
}

/** Inner product of `row` and the row of `rows` that begins at `first`. */
export function dot(row: Float32Array, rows: Float32Array, first: number): number {
  let sum = 0;
  for (let c = 0; c < row.length; c++) sum += (row[c] ?? 0) * (rows[first + c] ?? 0);
  return sum;
}
