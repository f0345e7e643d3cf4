import type { HistoryUse } from '../../domain/chat.ts';
import { type ClipShape, visualTokenCount } from '../../domain/compressors/compressor.ts';
import { type Recipe, videoTokensOf } from '../../domain/recipe.ts';
import { hasEdits } from '../../domain/selectionEdits.ts';
import { bytes, milliseconds } from '../../domain/units.ts';
import { titleOf } from '../bundles.ts';
import { formatBytes, formatCount, formatCounted, formatDuration, formatPercent, formatRate } from '../format.ts';
import type { KeptEvidence } from '../store/conversation.ts';
import { wordEdits } from './edits.ts';
import { backendNames } from './engine.ts';
import { type Plain, say } from './language.ts';

/** Time that this answer took; what came from the cache took none. */
export const timeTaken = ({ stages }: Pick<KeptEvidence, 'stages'>) =>
  milliseconds(stages.reduce((sum, { time, cached }) => sum + (cached ? 0 : time), 0));

/** '8 frames → 512 tokens → 128 kept → 28 video tokens' */
export const wordBudget = ({ frames, visualTokens, selectedTokens, videoTokens }: KeptEvidence['counts']): string =>
  [
    formatCounted(frames, 'frame'),
    formatCounted(visualTokens, 'token'),
    say('{count} kept', { count: formatCount(selectedTokens) }),
    formatCounted(videoTokens, 'video token'),
  ].join(' → ');

/** '393 kB → 21.5 kB': memory of the visual tokens, and of the video tokens; empty where it was not told. */
export const wordMemory = ({ visualTokens, videoTokens, tokenBytes }: KeptEvidence['counts']): string =>
  tokenBytes === undefined
    ? ''
    : [visualTokens, videoTokens].map((tokens) => formatBytes(bytes(tokens * tokenBytes))).join(' → ');

/** '8 frames → 512 tokens → 128 kept → 28 video tokens · 0.9 s · 41 tokens/s · WASM · Sprite lab' */
export function wordEvidence(evidence: KeptEvidence): string {
  const { counts, tokensPerSecond, backend, bundle } = evidence;
  if (counts.promptTokens === 0) return say('Read off the file');
  return [
    wordBudget(counts),
    ...(hasEdits(evidence.edits) ? [wordEdits(evidence.edits)] : []),
    formatDuration(timeTaken(evidence)),
    formatRate(tokensPerSecond),
    backendNames[backend],
    ...(bundle ? [titleOf(bundle.id)] : []),
  ].join(' · ');
}

/** 'Here that is 128 of 512 visual tokens, 25 %, as 28 video tokens.' */
export function wordShare(recipe: Recipe, shape: ClipShape): string {
  const total = visualTokenCount(shape);
  const kept = Math.min(recipe.compressor.values['k'] ?? total, total);
  const share =
    kept < total
      ? say('{kept} of {total} visual tokens, {part}', {
          kept: formatCount(kept),
          total: formatCount(total),
          part: formatPercent(kept, total),
        })
      : say('all {tokens}', { tokens: formatCounted(total, 'visual token') });
  return say('Here that is {share}, as {tokens}.', {
    share,
    tokens: formatCounted(videoTokensOf(recipe, shape), 'video token'),
  });
}

export const historyUseWords: Readonly<Record<HistoryUse, Plain>> = {
  referred: 'When referred to',
  always: 'Always',
  never: 'Never',
};

export const stopReasons: Readonly<Record<KeptEvidence['stop'], Plain>> = {
  end: 'The model ended its answer.',
  length: 'The answer reached “Longest answer” and was cut there.',
};
