import * as v from 'valibot';
import { controls } from './control.ts';
import { AppError } from './errors.ts';
import { itemSchema, type Report, reportKind, scored } from './evaluation.ts';
import { recipeSchema } from './recipe.ts';
import { bytes, milliseconds } from './units.ts';

/** A report as it is read: who was asked, and what was said. Its tallies are made anew, so that all count alike. */
export type ReadReport = Pick<Report, 'name' | 'bundle' | 'bundleHash' | 'backend' | 'recipe' | 'control' | 'answers'>;

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const time = v.pipe(v.number(), v.finite(), v.minValue(0), v.transform(milliseconds));

export const countsSchema = v.object({
  frames: count,
  visualTokens: count,
  selectedTokens: count,
  videoTokens: count,
  promptTokens: count,
  answerTokens: count,
  tokenBytes: v.exactOptional(v.pipe(count, v.transform(bytes))),
});

/** The score is left where it stands: rules may have changed since. */
const answerSchema = v.pipe(
  v.object({
    ...itemSchema.entries,
    given: v.string(),
    ms: time,
    needed: v.exactOptional(time),
    counts: v.exactOptional(countsSchema),
  }),
  v.transform(({ given, ms, needed, counts, ...item }) =>
    scored(item, given, ms, { ...(needed !== undefined && { needed }), ...(counts && { counts }) }),
  ),
);

/** The first version named neither its kind nor itself, nor what an answer cost, and was older than the controls. */
const reportSchema = v.object({
  kind: v.optional(v.literal(reportKind)),
  version: v.optional(v.picklist([1, 2])),
  name: v.optional(v.string(), ''),
  bundle: v.string(),
  bundleHash: v.optional(v.nullable(v.string()), null),
  backend: v.picklist(['webgpu', 'wasm']),
  recipe: recipeSchema,
  control: v.optional(v.picklist(controls), 'none'),
  answers: v.array(answerSchema),
});

/** One report, or a list of several. */
const fileSchema = v.pipe(
  v.string(),
  v.parseJson(),
  v.transform((data): unknown => (Array.isArray(data) ? data : [data])),
  v.pipe(v.array(reportSchema), v.minLength(1)),
);

/**
 * The reports in a file that the page or `npm run eval` has written.
 * @param name of the file, for the wording
 * @throws AppError 'evaluation-invalid' naming what is wrong
 */
export function reportsIn(name: string, text: string): readonly ReadReport[] {
  const parsed = v.safeParse(fileSchema, text);
  if (!parsed.success) {
    throw new AppError('evaluation-invalid', { name, where: v.getDotPath(parsed.issues[0]) ?? 'not JSON' });
  }
  return parsed.output.map(({ kind: _, version: __, ...report }) => report);
}
