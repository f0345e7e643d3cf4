import { defaults } from '../descriptor.ts';
import type { Choice } from '../recipe.ts';
import { linvtFree } from './linvt-free/linvtFree.ts';
import type { CompressorName } from './registry.ts';

/** Compressors that run in a bundle's LinVT graphs. */
const learned: ReadonlySet<CompressorName> = new Set(['linvt', 'linvt-aggregation']);

/**
 * What condenses for a bundle that has no LinVT graphs: LinVT without training in the place of what has to be learned. A
 * single picture goes to the language model as it is (paper, 3.3: an image passes unchanged), which is how an image model
 * was taught.
 */
export function untrained(choice: Choice<CompressorName>, pictures: number): Choice<CompressorName> {
  const takesFree = learned.has(choice.name) || choice.name === 'linvt-free';
  if (!takesFree) return choice;
  if (pictures === 1) return { name: 'none', values: {} };
  return { name: 'linvt-free', values: { ...defaults(linvtFree.parameters), ...choice.values } };
}

/** Whether a recipe asks for what a bundle without LinVT graphs has not learned. */
export const needsTraining = ({ name }: Choice<CompressorName>): boolean => learned.has(name);
