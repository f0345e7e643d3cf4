import { composers } from '../../domain/composers/registry.ts';
import { type ClipShape, visualTokenCount } from '../../domain/compressors/compressor.ts';
import { compressors } from '../../domain/compressors/registry.ts';
import type { Parameter, Parameters, ParameterValue } from '../../domain/descriptor.ts';
import { defaultRecipe, type Recipe, videoTokensOf } from '../../domain/recipe.ts';
import { samplers } from '../../domain/samplers/registry.ts';
import { hasEdits } from '../../domain/selectionEdits.ts';
import { milliseconds } from '../../domain/units.ts';
import { formatCount, formatCounted, formatDuration, formatPercent, formatRate } from '../format.ts';
import type { KeptEvidence } from '../store/conversation.ts';
import { wordEdits } from './edits.ts';
import { backendNames } from './engine.ts';
import { type Plain, say, sayWritten } from './language.ts';

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

/** '8 frames → 512 tokens → 128 kept → 28 video tokens · 0.9 s · 41 tokens/s · WASM' */
export function wordEvidence(evidence: KeptEvidence): string {
  const { counts, tokensPerSecond, backend } = evidence;
  return [
    wordBudget(counts),
    ...(hasEdits(evidence.edits) ? [wordEdits(evidence.edits)] : []),
    formatDuration(timeTaken(evidence)),
    formatRate(tokensPerSecond),
    backendNames[backend],
  ].join(' · ');
}

/** '8 frames', 'rate 1, at most 16', '3 moments' */
export const wordValues = (parameters: Parameters, values: Readonly<Record<string, ParameterValue>>): string =>
  Object.entries(parameters)
    .map(([name, parameter]) => wordValue(parameter, values[name] ?? parameter.default))
    .join(say(', '));

function wordValue(parameter: Parameter, value: ParameterValue): string {
  if (typeof value === 'object') return formatCounted(value.length, 'moment');
  const label = sayWritten(parameter.label).toLowerCase();
  const unit = parameter.kind === 'number' && parameter.unit ? sayWritten(parameter.unit) : undefined;
  return unit?.toLowerCase() === label ? `${formatCount(value)} ${unit}` : `${label} ${value}`;
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

/** 'Uniform: 8 frames · LinVT: tokens kept (k) 128'; the composer only where it is not the usual one. */
export function wordRecipe({ sampler, composer, compressor }: Recipe): string {
  const isUsual = composer.name === defaultRecipe.composer.name;
  const chosen = [
    { ...samplers[sampler.name], values: sampler.values },
    ...(isUsual ? [] : [{ ...composers[composer.name], values: composer.values }]),
    { ...compressors[compressor.name], values: compressor.values },
  ];
  return chosen
    .map(
      ({ label, parameters, values }) =>
        `${sayWritten(label)}${hasAny(parameters) ? `${say(': ')}${wordValues(parameters, values)}` : ''}`,
    )
    .join(' · ');
}

const hasAny = (parameters: Parameters): boolean => Object.keys(parameters).length > 0;

export const stopReasons: Readonly<Record<KeptEvidence['stop'], Plain>> = {
  end: 'The model ended its answer.',
  length: 'The answer reached “Longest answer” and was cut there.',
};
