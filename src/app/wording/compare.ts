import { type StageTime, timeNeeded } from '../../domain/answer.ts';
import { composers } from '../../domain/composers/registry.ts';
import { compressors } from '../../domain/compressors/registry.ts';
import { writeCsv } from '../../domain/csv.ts';
import { sameAnswer } from '../../domain/difference.ts';
import { defaultRecipe, type Recipe } from '../../domain/recipe.ts';
import { samplers } from '../../domain/samplers/registry.ts';
import { milliseconds } from '../../domain/units.ts';
import { bundleTitles } from '../bundles.ts';
import { formatDuration, formatRate } from '../format.ts';
import { answerIn, type Column, type Compare, type Setup, type Verdict } from '../store/compare.ts';
import type { CompareReport, ReportedColumn } from '../store/compareReport.ts';
import type { Engine } from '../store/engine.ts';
import { backendNames } from './engine.ts';
import { timeTaken, wordBudget, wordMemory } from './evidence.ts';
import { type Plain, say, sayWritten } from './language.ts';
import { wordRecipe, wordValues } from './recipe.ts';
import { wordProgress, wordSampled } from './stages.ts';
import { tableCell } from './tableCell.ts';

/**
 * 'Uniform, 8 frames', 'Uniform, 8 frames, Average', 'Uniform, 8 frames, Image grid': a column that the user gave no name goes by its sampler and the
 * first of its values, and by its composer and compressor where they are not the usual ones.
 */
export function wordSampler({ sampler, composer, compressor }: Recipe): string {
  const { label, parameters } = samplers[sampler.name];
  const first = wordValues(Object.fromEntries(Object.entries(parameters).slice(0, 1)), sampler.values);
  const others = [
    ...(composer.name === defaultRecipe.composer.name ? [] : [composers[composer.name]]),
    ...(compressor.name === defaultRecipe.compressor.name ? [] : [compressors[compressor.name]]),
  ];
  return [sayWritten(label), first, ...others.map((other) => sayWritten(other.label))].filter(Boolean).join(say(', '));
}

/** How the page calls a column. */
export const nameOf = ({ name, recipe, bundle }: Omit<Setup, 'key'>): string =>
  name || [...(bundle ? [bundleTitles[bundle]] : []), wordSampler(recipe)].join(say(', '));

export const verdictWords: Readonly<Record<Verdict, Plain>> = { right: 'Right', wrong: 'Wrong', unsure: 'Unsure' };

/** One line on how far a column is. */
export function wordColumn({ answer, recipe, looked: { watch, frames } }: Column, engine: Engine['status']): string {
  const looking = watch.status === 'watching' && watch.progress ? wordProgress(watch.progress) : null;
  switch (answer.status) {
    case 'idle':
      if (watch.status === 'done') return wordSampled(recipe, frames.length);
      if (watch.status === 'failed') return '';
      if (watch.status === 'stopped') return say('Stopped.');
      if (engine === 'failed') return say('Not looked at yet: there is no model');
      return looking ?? say(engine === 'ready' ? 'Waiting for its turn' : 'Waiting for the model to load');
    case 'waiting':
      return looking ?? say('Waiting for its turn');
    case 'streaming':
      if (answer.progress) return wordProgress(answer.progress);
      return looking ?? say(engine === 'loading' ? 'Waiting for the model to load' : 'Starting');
    case 'stopped':
      return say('Stopped.');
    case 'done':
    case 'error':
      return '';
  }
}

/** How an answer stands to the first column's: null for that column itself, and while either is not finished. */
export function wordDifference({ columns: [first] }: Compare, column: Column): string | null {
  if (first === undefined || first.key === column.key) return null;
  const its = answerIn(column);
  const other = answerIn(first);
  if (its === null || other === null) return null;
  return say(sameAnswer(other, its) ? 'Same as column 1' : 'Differs from column 1');
}

/** '1.4 s · 900 ms of it from cache' */
export function wordTime(stages: readonly StageTime[]): string {
  const needed = timeNeeded(stages);
  const cached = needed - timeTaken({ stages });
  return cached > 0
    ? say('{needed} · {cached} of it from cache', {
        needed: formatDuration(needed),
        cached: formatDuration(milliseconds(cached)),
      })
    : formatDuration(needed);
}

/** A comparison as a Markdown table, a column a recipe. */
export function wordReport({ clip, question, bundle, columns }: CompareReport): string {
  const head = [
    `**${clip.name}**, ${formatDuration(milliseconds(clip.duration * 1000))}`,
    ...(bundle ? [bundle.id] : []),
  ];
  const rows = reportRows.map(([label, wordsOf]) => [
    say(label),
    ...columns.map((column) => tableCell(wordsOf(column))),
  ]);
  const names = ['', ...columns.map((column) => tableCell(nameOf(column)))];
  const table = [names, names.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`);
  return [head.join(' · '), ...(question === null ? [] : ['', `> ${tableCell(question)}`]), '', ...table, ''].join(
    '\n',
  );
}

const reportRows: readonly (readonly [Plain, (column: ReportedColumn) => string])[] = [
  ['Answer', ({ answer, status }) => answer ?? `(${status})`],
  ['Verdict', ({ verdict }) => (verdict ? say(verdictWords[verdict]) : '')],
  ['Recipe', ({ recipe }) => wordRecipe(recipe)],
  ['Budget', ({ measures }) => (measures ? wordBudget(measures.counts) : '')],
  ['Memory of the tokens', ({ measures }) => (measures ? wordMemory(measures.counts) : '')],
  ['Time', ({ measures }) => (measures ? wordTime(measures.stages) : '')],
  ['Speed', ({ measures }) => (measures ? formatRate(measures.tokensPerSecond) : '')],
  ['Backend', ({ measures }) => (measures ? backendNames[measures.backend] : '')],
];

/** A comparison as CSV, a row a column. Times in milliseconds, moments of the clip in seconds. */
export const csvOfReport = ({ clip, question, bundle, columns }: CompareReport): string =>
  writeCsv([
    [...reportHead, ...measureHead],
    ...columns.map((column) => {
      const { recipe, answer, verdict, measures } = column;
      return [
        ...[clip.name, clip.sha256, question, bundle?.id ?? null, nameOf(column), JSON.stringify(recipe)],
        ...[answer, verdict],
        ...(measures ? measureCells(measures) : measureHead.map(() => null)),
      ];
    }),
  ]);

const reportHead = ['clip', 'clip_sha256', 'question', 'bundle', 'name', 'recipe', 'answer', 'verdict'];

const measureHead = [
  ...['frames', 'visual_tokens', 'selected_tokens', 'video_tokens', 'token_bytes'],
  ...['ms', 'tokens_per_second', 'backend', 'frame_times'],
];

const measureCells = ({
  counts,
  stages,
  tokensPerSecond,
  backend,
  frameTimes,
}: NonNullable<ReportedColumn['measures']>) => [
  ...[counts.frames, counts.visualTokens, counts.selectedTokens, counts.videoTokens, counts.tokenBytes ?? null],
  ...[timeNeeded(stages), tokensPerSecond, backend, frameTimes.join(' ')],
];
