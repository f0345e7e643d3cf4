import type { Answer, AnswerEvent, StageTime } from '../domain/answer.ts';
import { type Recipe, samplerOf } from '../domain/recipe.ts';
import type { SampledSpan } from '../domain/samplers/sampler.ts';
import { hasEdits, type SelectionEdits } from '../domain/selectionEdits.ts';
import { soleMoment } from '../domain/timesInText.ts';
import { milliseconds, type Seconds } from '../domain/units.ts';
import { relay } from './relay.ts';

/** Looks at these times, or where the recipe's sampler says, and answers. */
type Look = (times: readonly Seconds[] | null) => AsyncGenerator<AnswerEvent, Answer, undefined>;

/** What of an inquiry says how often to look. */
type Inquired = { readonly recipe: Recipe; readonly span: SampledSpan; readonly edits: SelectionEdits };

/**
 * Looks once; where the sampler wants to and the answer names a moment, twice. Who has pinned or dropped tokens has said
 * which frames are to be looked at.
 */
export async function* inLooks(
  { recipe, span, edits }: Inquired,
  look: Look,
): AsyncGenerator<AnswerEvent, Answer, undefined> {
  const sampler = samplerOf(recipe);
  if (sampler.needs !== 'answer') return yield* look(null);
  if (hasEdits(edits)) return yield* look(edits.times);
  const first = yield* look(null);
  const moment = soleMoment(first.text);
  const times = moment === null ? null : sampler.closer(span, recipe.sampler.values, moment);
  if (moment === null || times === null) return first;
  const { text, evidence } = yield* anew(look(times));
  const firstLook = { times: first.evidence.frameTimes, answer: first.text, moment };
  const stages = together(first.evidence.stages, evidence.stages);
  return { text, evidence: { ...evidence, firstLook, stages } };
}

/** Says before the first words that they take the place of what was written before. */
async function* anew(looking: ReturnType<Look>): ReturnType<Look> {
  let isWriting = false;
  return yield* relay(looking, (event): readonly AnswerEvent[] => {
    if (event.type !== 'text' || isWriting) return [event];
    isWriting = true;
    return [{ type: 'again' }, event];
  });
}

/** Each stage once, with the time of both looks; cached where it was in both. */
function together(first: readonly StageTime[], second: readonly StageTime[]): readonly StageTime[] {
  const others = new Map(first.map((each) => [each.stage, each]));
  return second.map(({ stage, time, cached }) => {
    const other = others.get(stage);
    return other
      ? { stage, time: milliseconds(time + other.time), cached: cached && other.cached }
      : { stage, time, cached };
  });
}
