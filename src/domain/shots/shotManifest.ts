import * as v from 'valibot';
import { fileSchema, goldenSchema, graphSchema, parseAs } from '../manifest.ts';

const probability = v.pipe(v.number(), v.minValue(0), v.maxValue(1));

/** The shot detector that comes with the application: its graph, and what tells whether a machine runs it right. */
const shotManifestSchema = v.object({
  format: v.literal('linvt-shots/1'),
  id: v.string(),
  title: v.string(),
  about: v.string(),
  licence: v.string(),
  version: v.string(),
  files: v.array(fileSchema),
  /** Reads `grids` [frame, 16, 16, 3] and `step` [1], the mean seconds between frames; gives `logits` [frame, 2]. */
  graph: graphSchema,
  thresholds: v.object({ cut: probability, gradual: probability }),
  golden: goldenSchema,
});

export type ShotManifest = v.InferOutput<typeof shotManifestSchema>;

/** @throws AppError 'bundle-invalid' naming the first thing that is wrong. */
export const parseShotManifest = (json: unknown): ShotManifest => parseAs(shotManifestSchema, json);
