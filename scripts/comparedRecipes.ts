import * as v from 'valibot';
import type { Control } from '../src/domain/control.ts';
import { type Recipe, recipeSchema } from '../src/domain/recipe.ts';

/** What is asked the held-out questions, as one row of a table. */
export type Contender = { readonly label: string; readonly recipe: Recipe; readonly control: Control };

export type Comparison = {
  /** Of the section in docs/results.md. */
  readonly mark: string;
  readonly heading: string;
  readonly contenders: readonly Contender[];
};

type Given = Readonly<Record<string, number>>;

const recipe = (sampler: string, its: Given, compressor: string, tokens: Given = {}, composer = 'frames'): Recipe =>
  v.parse(recipeSchema, {
    sampler: { name: sampler, values: its },
    composer: { name: composer, values: {} },
    compressor: { name: compressor, values: tokens },
  });

/** `frames` even frames through a compressor. */
const through = (label: string, compressor: string, frames: number, tokens: Given = {}): Contender => ({
  ...{ label, recipe: recipe('uniform', { frames }, compressor, tokens) },
  control: 'none',
});

/** A sampler's frames through LinVT. */
const sampled = (label: string, sampler: string, its: Given, composer = 'frames'): Contender => ({
  ...{ label, recipe: recipe(sampler, its, 'linvt', {}, composer) },
  control: 'none',
});

const held = (label: string, control: Control): Contender => ({ ...through(label, 'linvt', 8), control });

/**
 * The comparisons of docs/results.md. Compressors come first at LinVT's own budget of video tokens: those that give one
 * a frame see as many frames.
 * @param budget video tokens that LinVT makes of a clip
 */
export const comparisons = (budget: number): readonly Comparison[] => [
  {
    mark: 'tables:compressors',
    heading: 'Compressors',
    contenders: [
      through('LinVT', 'linvt', 8),
      through('LinVT, aggregation alone', 'linvt-aggregation', 8),
      through('LinVT, selection alone', 'linvt-selection', 8, { tokens: budget }),
      through('LinVT, untrained', 'linvt-free', 8),
      through('Average', 'avg', budget),
      through('Frame tokens', 'frame-token', budget),
      through('Pooling', 'pooling', 8, { tokens: budget }),
      through('Merging', 'merge', 8, { tokens: budget }),
      through('Average', 'avg', 8),
      through('Frame tokens', 'frame-token', 8),
      through('LinVT, selection alone', 'linvt-selection', 8, { tokens: 128 }),
      through('Merging', 'merge', 8, { tokens: 128 }),
      through('LinVT', 'linvt', 4),
      through('LinVT', 'linvt', 16),
      through('All tokens', 'none', 4),
    ],
  },
  {
    mark: 'tables:samplers',
    heading: 'Samplers',
    contenders: [
      sampled('Uniform', 'uniform', { frames: 8 }),
      sampled('Shots', 'shots', { frames: 8 }),
      sampled('Change', 'change', { frames: 8 }),
      sampled('Slow and fast', 'slow-fast', { frames: 8 }),
      sampled('Rate 1, at most 8', 'fps', { rate: 1, cap: 8 }),
      sampled('Runs', 'clips', { frames: 8 }),
      sampled('By the question', 'query-aware', { frames: 8 }),
      sampled('Coarse to fine', 'coarse-to-fine', { frames: 8 }),
      sampled('Key frames, at most 8', 'keyframes', { cap: 8 }),
      sampled('Uniform, and a thumbnail', 'uniform', { frames: 8 }, 'thumbnail'),
      sampled('Uniform, in grids', 'uniform', { frames: 8 }, 'grid'),
    ],
  },
  {
    mark: 'tables:controls',
    heading: 'Controls',
    contenders: [
      held('none', 'none'),
      held('reverse', 'reverse'),
      held('shuffle', 'shuffle'),
      held('single-frame', 'single-frame'),
      held('blind', 'blind'),
    ],
  },
];
