import type { ClipShape, Compressor } from '../compressor.ts';
import { tokenBudget } from '../tokenBudget.ts';

const parameters = {
  tokens: tokenBudget('At most this many: the more, the finer the grid that is averaged over.'),
} as const;

/** Bins along time, height and width. */
export type Bins = { readonly frames: number; readonly rows: number; readonly columns: number };

/**
 * Adaptive average pooling over time and space, as PLLaVA pools: bin i of n over a length L averages the places
 * ⌊i·L/n⌋ to ⌈(i+1)·L/n⌉ − 1. PLLaVA found pooling over space to cost little and over time much, so every frame keeps its
 * place as long as the budget has one for it. We depart in that the bins follow from a budget, instead of 16 × 12 × 12,
 * and in that no adapter is trained.
 */
export const pooling: Compressor<typeof parameters> = {
  selects: false,
  label: 'Pooling',
  description: 'Averages over areas of each frame, down to a budget. Right when where things are matters most.',
  citation:
    'Xu et al., PLLaVA: Parameter-free LLaVA Extension from Images to Videos for Video Dense Captioning (2024), arXiv 2404.16994',
  parameters,
  videoTokens: (shape, { tokens }) => {
    const { frames, rows, columns } = binsFor(shape, tokens);
    return frames * rows * columns;
  },
  mostTimes: ({ frames }, { tokens }) => (tokens < frames ? 0 : frames),
};

/** As many frames as there is room for, then the finest grid within the budget; of equally fine ones the squarest. */
export function binsFor(shape: ClipShape, budget: number): Bins {
  const frames = Math.min(shape.frames, budget);
  const room = Math.floor(budget / frames);
  const grids = Array.from({ length: Math.min(shape.rows, room) }, (_, i) => {
    const rows = i + 1;
    return { frames, rows, columns: Math.min(shape.columns, Math.floor(room / rows)) };
  });
  const lopsided = ({ rows, columns }: Bins) => Math.abs(Math.log((rows * shape.columns) / (columns * shape.rows)));
  const finer = (a: Bins, b: Bins) => b.rows * b.columns - a.rows * a.columns || lopsided(a) - lopsided(b);
  return grids.toSorted(finer)[0] ?? { frames, rows: 1, columns: 1 };
}
