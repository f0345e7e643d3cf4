import * as v from 'valibot';
import { type Seconds, seconds } from './units.ts';

/** Frames with visual tokens that were pinned or dropped: of other pictures the same indices are other tokens. */
export type EditedFrames = {
  /** Presentation times. */
  readonly times: readonly Seconds[];
  /** What pictures are made of them, as `layoutKey` names it; absent where each is one, as in what older versions kept. */
  readonly layout?: string;
};

/** What a user says of visual tokens before top-k: indices in the flattened [picture, patch], ascending, in one list at most. */
export type SelectionEdits = EditedFrames & {
  /** Always among the selected, as far as k goes. */
  readonly pinned: readonly number[];
  /** Never selected, also where fewer than k are left. */
  readonly dropped: readonly number[];
};

export type Mark = 'pinned' | 'dropped';

export const noEdits: SelectionEdits = { times: [], pinned: [], dropped: [] };

/** The layout of frames that are a picture each. */
const plainLayout = 'frames';

const token = v.pipe(v.number(), v.integer(), v.minValue(0));

/** Edits as files and the history hold them. */
export const editsSchema: v.GenericSchema<unknown, SelectionEdits> = v.object({
  times: v.array(v.pipe(v.number(), v.transform(seconds))),
  layout: v.exactOptional(v.string()),
  pinned: v.array(token),
  dropped: v.array(token),
});

export const hasEdits = ({ pinned, dropped }: SelectionEdits): boolean => pinned.length + dropped.length > 0;

/** Whether the edits are about these frames, in these pictures. */
export const isAbout = ({ times, layout = plainLayout }: EditedFrames, others: EditedFrames): boolean =>
  layout === (others.layout ?? plainLayout) &&
  times.length === others.times.length &&
  times.every((time, at) => time === others.times[at]);

/** Whether every token that the edits name is one of `visualTokens`: a file may say anything. */
export const isWithin = ({ pinned, dropped }: SelectionEdits, visualTokens: number): boolean =>
  [...pinned, ...dropped].every((token) => token < visualTokens);

/** How many tokens top-k keeps: `k`, or all that are not dropped where they are fewer. */
export const keptCount = (k: number, visualTokens: number, { dropped }: SelectionEdits): number =>
  Math.min(k, visualTokens - dropped.length);

const largest = 3.4028234663852886e38;

/**
 * Scores with +∞ for what is pinned and −∞ for what is dropped, so that top-k of `keptCount` tokens, and all that comes
 * after it, stays as it is. Others become finite (NaN counts as −∞), lest they tie with either.
 * @param scores [frame, patch]; stays as it is
 */
export function editedScores(scores: Float32Array, { pinned, dropped }: SelectionEdits): Float32Array {
  const edited = scores.map((score) => (Number.isNaN(score) ? -largest : Math.min(largest, Math.max(-largest, score))));
  for (const token of pinned) edited[token] = Number.POSITIVE_INFINITY;
  for (const token of dropped) edited[token] = Number.NEGATIVE_INFINITY;
  return edited;
}

/** `edits` with `tokens` under `mark` alone; null takes their marks away. */
export function marked(edits: SelectionEdits, tokens: readonly number[], mark: Mark | null): SelectionEdits {
  const given = new Set(tokens);
  const others = (list: readonly number[]) => list.filter((token) => !given.has(token));
  const withGiven = (list: readonly number[]) => [...others(list), ...given].sort((a, b) => a - b);
  return {
    ...edits,
    pinned: mark === 'pinned' ? withGiven(edits.pinned) : others(edits.pinned),
    dropped: mark === 'dropped' ? withGiven(edits.dropped) : others(edits.dropped),
  };
}

/** `edits` with `tokens` under `mark`, or without it where all of them have it already. */
export function toggled(edits: SelectionEdits, tokens: readonly number[], mark: Mark): SelectionEdits {
  const known = new Set(edits[mark]);
  return marked(edits, tokens, tokens.every((token) => known.has(token)) ? null : mark);
}
