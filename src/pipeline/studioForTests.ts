import type { Answer, AnswerEvent } from '../domain/answer.ts';
import { defaults } from '../domain/descriptor.ts';
import { generationParameters } from '../domain/generation.ts';
import type { Recipe } from '../domain/recipe.ts';
import { noEdits } from '../domain/selectionEdits.ts';
import { milliseconds } from '../domain/units.ts';
import { answer, type Inquiry } from './answer.ts';
import { greyClip } from './clipForTests.ts';
import type { Clock, Model, Pyramid } from './ports.ts';
import type { Glimpses } from './search.ts';
import { StageCache } from './stageCache.ts';
import type { Studio, Watched } from './watch.ts';

const never = new AbortController().signal;
const generation = { ...defaults(generationParameters), maxTokens: 4 };

/** A studio that looks at a clip of the greys that are given, ten frames a second; its clock stands still, but for another. */
export function studioWith(model: Model, greys: readonly number[] = [0, 10, 20], now: Clock = () => milliseconds(0)) {
  const studio: Studio = {
    model,
    watched: new StageCache<Watched>(4),
    pyramids: new StageCache<Pyramid>(4),
    glimpses: new StageCache<Glimpses>(4),
    now,
  };
  const source = { id: 'clip', clip: greyClip(greys), findings: {} };
  const ask = async (text: string, recipe: Recipe, others: Partial<Inquiry> = {}) => {
    const question = { text, history: [], historyUse: 'referred' as const, generation };
    const inquiry: Inquiry = { source, control: 'none', recipe, edits: noEdits, question, backend: 'wasm', ...others };
    const events: AnswerEvent[] = [];
    const answering = answer(studio, inquiry, never);
    let step = await answering.next();
    for (; !step.done; step = await answering.next()) events.push(step.value);
    return { ...(step.value satisfies Answer), events };
  };
  return { ask, source, studio };
}
