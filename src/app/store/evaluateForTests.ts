import type { Item } from '../../domain/evaluation.ts';
import { milliseconds } from '../../domain/units.ts';
import { initialCompare } from './compare.ts';
import type { Contender, Run } from './evaluate.ts';
import { begunRun, nextStep, withAnswer } from './run.ts';

/** The recipes of a fresh comparison, as a run asks them. */
export const contenders = initialCompare.columns.map(({ name, recipe }, at) => ({
  number: at + 1,
  name,
  recipe,
  control: 'none' as const,
}));

/** A run at its beginning. */
export const freshRun = (items: readonly Item[], asked: readonly Contender[] = contenders): Run =>
  begunRun({
    source: 'bundled',
    name: 'Held-out set',
    items,
    contenders: asked,
    bundle: 'demo',
    bundleHash: null,
    backend: 'wasm',
  });

const counts = {
  frames: 8,
  visualTokens: 512,
  selectedTokens: 128,
  videoTokens: 28,
  promptTokens: 40,
  answerTokens: 2,
};

/** An answer that took 10 ms, of stages that take 90 ms the first time. */
export const saying = (given: string) => ({ given, ms: milliseconds(10), needed: milliseconds(90), counts });

/** Answers all that is left; `says` is what a contender says to an item. */
export function answeredBy(run: Run, says: (item: number, contender: number) => string): Run {
  const step = nextStep(run);
  return step === null ? run : answeredBy(withAnswer(run, step, saying(says(step.item, step.contender))), says);
}
