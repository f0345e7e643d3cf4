import * as v from 'valibot';
import { controls } from '../../domain/control.ts';
import { errorCodes } from '../../domain/errors.ts';
import { itemsSchema } from '../../domain/evaluation.ts';
import { countsSchema } from '../../domain/evaluationFile.ts';
import { recipeSchema } from '../../domain/recipe.ts';
import { type Milliseconds, milliseconds } from '../../domain/units.ts';
import type { Run } from './evaluate.ts';
import { stepCount, stepsDone } from './run.ts';

const number = v.pipe(v.number(), v.finite());
const index = v.pipe(v.number(), v.integer(), v.minValue(0));
const time = v.pipe(
  number,
  v.transform((value): Milliseconds => milliseconds(value)),
);

const answerSchema = v.object({
  item: index,
  given: v.string(),
  score: number,
  ms: time,
  needed: v.nullable(time),
  counts: v.nullable(countsSchema),
});

const contenderSchema = v.object({
  number: v.nullable(index),
  name: v.string(),
  recipe: recipeSchema,
  control: v.picklist(controls),
});

const gapSchema = v.object({
  item: index,
  contender: index,
  failure: v.object({ code: v.picklist(errorCodes), detail: v.record(v.string(), v.string()) }),
});

/** A run as it is kept on this machine, perhaps by another version of the page. */
const runSchema = v.object({
  version: v.literal(1),
  source: v.picklist(['bundled', 'own']),
  name: v.string(),
  items: itemsSchema,
  contenders: v.array(contenderSchema),
  bundle: v.string(),
  bundleHash: v.optional(v.nullable(v.string()), null),
  backend: v.picklist(['webgpu', 'wasm']),
  answers: v.array(v.array(answerSchema)),
  gaps: v.array(gapSchema),
  elapsed: time,
  isStopped: v.boolean(),
});

type KeptRun = Omit<v.InferInput<typeof runSchema>, 'contenders'> & Pick<Run, 'contenders'>;

/** A run as plain data that the next visit understands. */
export const keptRun = ({ state, ...run }: Run): KeptRun => ({
  version: 1,
  ...run,
  items: [...run.items],
  contenders: run.contenders.map((contender) => ({ ...contender })),
  answers: run.answers.map((given) => [...given]),
  gaps: run.gaps.map((gap) => ({ ...gap })),
  isStopped: state.status === 'stopped',
});

/** The run that was kept, at rest where it was under way; null where there is none that this version understands. */
export function restoredRun(data: unknown): Run | null {
  const parsed = v.safeParse(runSchema, data);
  if (!parsed.success) return null;
  const { version: _, isStopped, ...kept } = parsed.output;
  if (kept.answers.length !== kept.contenders.length) return null;
  const run: Run = { ...kept, state: isStopped ? { status: 'stopped' } : { status: 'paused', failure: null } };
  return stepsDone(run) === stepCount(run) ? { ...run, state: { status: 'done' } } : run;
}
