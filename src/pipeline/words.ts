import type { WatchEvent } from '../domain/answer.ts';
import { assert } from '../domain/errors.ts';
import type { Recipe } from '../domain/recipe.ts';
import { type TokenWords, toSteps } from '../domain/tokenWords.ts';
import type { Seconds, TokenId } from '../domain/units.ts';
import type { Source } from './survey.ts';
import { type Studio, watch } from './watch.ts';

/** A look at a clip whose tokens are to speak: the one that an answer rests on. */
export type Looked = {
  readonly source: Source;
  readonly recipe: Recipe;
  /** The words of the question that chose the frames, or none. */
  readonly question: readonly TokenId[];
  /** Where an answer that looked again looked at last; null where the recipe says. */
  readonly times: readonly Seconds[] | null;
};

/** What the visual tokens of a look say, each by itself. */
export async function* readWords(
  studio: Studio,
  { source, recipe, question, times }: Looked,
  signal: AbortSignal,
): AsyncGenerator<WatchEvent, TokenWords, undefined> {
  const { vision, words } = studio.model;
  assert(words, 'only a bundle with words is asked for them');
  const { visual } = yield* watch(studio, source, recipe, question, signal, vision, times);
  return { list: words.list, patches: visual.patches, steps: toSteps(await words.score(visual)) };
}
