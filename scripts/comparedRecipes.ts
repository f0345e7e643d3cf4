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

/** What the bundle is made for. */
export type Own = {
  readonly frames: number;
  /** Visual tokens kept. */
  readonly k: number;
  /** Video tokens that LinVT makes of a clip. */
  readonly budget: number;
};

/** Compressors come first at LinVT's own budget of video tokens: those that give one a frame see as many frames. */
const compressors = ({ frames, k, budget }: Own): readonly Contender[] => [
  through('LinVT', 'linvt', frames, { k }),
  through('LinVT, aggregation alone', 'linvt-aggregation', frames),
  through('LinVT, selection alone', 'linvt-selection', frames, { tokens: budget }),
  through('LinVT, untrained', 'linvt-free', frames, { k }),
  through('Average', 'avg', budget),
  through('Frame tokens', 'frame-token', budget),
  through('Pooling', 'pooling', frames, { tokens: budget }),
  through('Merging', 'merge', frames, { tokens: budget }),
  through('Average', 'avg', frames),
  through('Frame tokens', 'frame-token', frames),
  through('LinVT, selection alone', 'linvt-selection', frames, { tokens: 128 }),
  through('Merging', 'merge', frames, { tokens: 128 }),
  through('LinVT', 'linvt', frames / 4, { k: k / 4 }),
  through('LinVT', 'linvt', frames / 2, { k: k / 2 }),
  through('LinVT', 'linvt', frames * 2, { k: k * 2 }),
  through('All tokens', 'none', 4),
];

const samplers = ({ frames, k }: Own): readonly Contender[] => {
  /** A sampler's frames through LinVT. */
  const sampled = (label: string, sampler: string, its: Given, composer = 'frames'): Contender => ({
    ...{ label, recipe: recipe(sampler, its, 'linvt', { k }, composer) },
    control: 'none',
  });
  return [
    sampled('Uniform', 'uniform', { frames }),
    sampled('Shots', 'shots', { frames }),
    sampled('Change', 'change', { frames }),
    sampled('Slow and fast', 'slow-fast', { frames }),
    sampled(`Rate 1, at most ${frames}`, 'fps', { rate: 1, cap: frames }),
    sampled('Runs', 'clips', { frames }),
    sampled('By the question', 'query-aware', { frames }),
    sampled('Coarse to fine', 'coarse-to-fine', { frames }),
    sampled('Second look', 'second-look', { frames }),
    sampled(`Key frames, at most ${frames}`, 'keyframes', { cap: frames }),
    sampled('Uniform, and a thumbnail', 'uniform', { frames }, 'thumbnail'),
    sampled('Uniform, in grids', 'uniform', { frames }, 'grid'),
  ];
};

const controls = ({ frames, k }: Own): readonly Contender[] =>
  (['none', 'reverse', 'shuffle', 'single-frame', 'blind'] as const).map((control) => ({
    ...through(control, 'linvt', frames, { k }),
    control,
  }));

/** The comparisons of docs/results.md. */
export const comparisons = (own: Own): readonly Comparison[] => [
  { mark: 'tables:compressors', heading: 'Compressors', contenders: compressors(own) },
  { mark: 'tables:samplers', heading: 'Samplers', contenders: samplers(own) },
  { mark: 'tables:controls', heading: 'Controls', contenders: controls(own) },
];
