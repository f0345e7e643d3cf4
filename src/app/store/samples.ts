import * as v from 'valibot';
import { bundleNames } from '../bundles.ts';

const sampleSchema = v.object({
  /** Relative to the list. */
  file: v.string(),
  title: v.string(),
  duration: v.number(),
  width: v.number(),
  height: v.number(),
  codec: v.string(),
  poster: v.string(),
  questions: v.array(v.string()),
  /** Whose samples it is among. */
  bundle: v.picklist(bundleNames),
});

/** A clip that comes with the application. */
export type Sample = v.InferOutput<typeof sampleSchema>;

export const samplesSchema = v.array(sampleSchema);
