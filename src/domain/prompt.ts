import type { History, Message } from './chat.ts';
import { AppError, assert } from './errors.ts';
import type { TokenId } from './units.ts';

/** Renders turns to token ids by the bundle's chat template. */
export type Render = (messages: readonly Message[]) => readonly TokenId[];

export type FittedPrompt = { readonly ids: readonly TokenId[]; readonly dropped: number };

/**
 * The prompt with as much of the history as fits, oldest turns dropped first.
 * @param budget Longest prompt in tokens, the video placeholder counted as one.
 * @throws AppError 'question-too-long' when the question alone does not fit.
 */
export function fitPrompt(question: string, history: History, render: Render, budget: number): FittedPrompt {
  for (let dropped = 0; dropped <= history.length; dropped += 2) {
    const ids = render([...history.slice(dropped), { role: 'user', content: question }]);
    if (ids.length <= budget) return { ids, dropped: dropped / 2 };
  }
  throw new AppError('question-too-long');
}

/** The ids before and after the one video placeholder. */
export function splitAtVideo(
  ids: readonly TokenId[],
  videoToken: TokenId,
): { readonly before: readonly TokenId[]; readonly after: readonly TokenId[] } {
  const at = ids.indexOf(videoToken);
  assert(at >= 0 && ids.indexOf(videoToken, at + 1) < 0, 'a prompt has exactly one video placeholder');
  return { before: ids.slice(0, at), after: ids.slice(at + 1) };
}
