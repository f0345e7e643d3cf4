import * as v from 'valibot';
import { type CompressorName, compressors } from './compressors/registry.ts';
import { confidenceSchema } from './confidence.ts';
import { AppError } from './errors.ts';

const count = v.pipe(v.number(), v.integer(), v.minValue(1));
const index = v.pipe(v.number(), v.integer(), v.minValue(0));
const hash = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));
const dtype = v.picklist(['float32', 'int64', 'uint32']);
const rgb = v.tuple([v.number(), v.number(), v.number()]);

/** A file of the bundle, relative to its manifest. */
export const fileSchema = v.object({ path: v.string(), bytes: count, sha256: hash });

/** A graph's input or output: `axes` names each axis; a number is a fixed length, a string a free dimension. */
const portSchema = v.object({ name: v.string(), dtype, axes: v.array(v.union([v.string(), count])) });

export const graphSchema = v.object({
  file: v.string(),
  /** Files of weights that stand outside the graph, by the names that it calls them. */
  data: v.optional(v.array(v.string())),
  inputs: v.array(portSchema),
  outputs: v.array(portSchema),
});

const stageSchema = v.object({ file: v.string(), dtype, axes: v.array(v.string()), shape: v.array(index) });

/** What was drawn for training, in the names of the clip maker; what it cannot make may be named too. */
const worldSchema = v.object({
  things: v.array(v.string()),
  actions: v.array(v.string()),
  transitions: v.array(v.string()),
});

/** Tensors that Python got, which a backend must get again. */
export const goldenSchema = v.object({
  /** Largest absolute difference per stage that still counts as the same numbers. */
  tolerance: v.record(v.string(), v.number()),
  stages: v.record(v.string(), stageSchema),
});

/** A bundle: every graph and tensor, and all the page must know to run it. No constant of a model stands anywhere else. */
export const manifestSchema = v.object({
  format: v.literal('linvt-bundle/1'),
  id: v.string(),
  title: v.string(),
  /** What it was trained on and what it does not know, shown to the user. */
  about: v.string(),
  /** Short phrases: what it does well, and what it can't do. */
  goodAt: v.optional(v.array(v.string()), []),
  cannot: v.optional(v.array(v.string()), []),
  /** Questions that suit any clip. */
  suggestions: v.optional(v.array(v.string()), []),
  /** Languages that it understands, as `lang` attributes name them; where none is named, every question is put to it. */
  languages: v.optional(v.array(v.string()), []),
  licence: v.string(),
  version: v.string(),
  files: v.array(fileSchema),
  vision: v.object({
    width: count,
    height: count,
    /** Visual tokens of a frame lie on a grid of `rows` × `columns`, row-major. */
    rows: count,
    columns: count,
    mean: rgb,
    std: rgb,
    /** Frames encoded in one run of the graph. */
    batch: count,
  }),
  channels: count,
  /** How LinVT condenses; a bundle without its graphs is condensed without learned weights, to as many tokens. */
  linvt: v.object({
    windows: v.array(count),
    queries: v.array(count),
    k: count,
    textCondition: v.optional(v.boolean(), true),
  }),
  language: v.object({
    layers: count,
    heads: count,
    /** Heads of keys and values, where several heads of queries share one. */
    kvHeads: v.optional(count),
    headSize: count,
    vocabulary: count,
    /** Longest sequence the model has positions for: prompt and answer together. */
    context: count,
    eos: v.array(index),
    /** Id of the one placeholder that the video tokens replace. */
    videoToken: index,
    unknownToken: v.nullable(index),
  }),
  graphs: v.object({
    visionEncoder: graphSchema,
    /** Visual tokens of all frames together; a bundle may have none. */
    temporal: v.optional(graphSchema),
    /** LinVT's; a bundle has both or neither. */
    significance: v.optional(graphSchema),
    aggregate: v.optional(graphSchema),
    /** How far each word of `words` stands out on a visual token; a bundle may have none. */
    words: v.optional(graphSchema),
    embedTokens: graphSchema,
    decoder: graphSchema,
  }),
  /** The file that lists the words which the graph of that name scores, in its order. */
  words: v.optional(v.string()),
  tokenizer: v.object({ tokenizer: v.string(), config: v.string() }),
  world: v.optional(worldSchema),
  defaults: v.object({
    frames: count,
    k: count,
    maxTokens: count,
    compressor: v.optional(v.picklist(Object.keys(compressors) as CompressorName[])),
  }),
  /** How sure its answers are; without it none is called unsure. */
  confidence: v.optional(confidenceSchema),
  /** What each stage gives in Python; a backend of a bundle without it is not checked. */
  golden: v.optional(v.object({ question: v.string(), answer: v.string(), ...goldenSchema.entries })),
});

export type Manifest = v.InferOutput<typeof manifestSchema>;
export type GraphSpec = Manifest['graphs']['decoder'];
export type GraphName = keyof Manifest['graphs'];
export type BundleFile = Manifest['files'][number];
export type TrainedWorld = v.InferOutput<typeof worldSchema>;
export type GoldenSpec = v.InferOutput<typeof goldenSchema>;

/** @throws AppError 'bundle-invalid' naming the first thing that is wrong. */
export const parseManifest = (json: unknown): Manifest => parseAs(manifestSchema, json);

/** @throws AppError 'bundle-invalid' naming the first thing that is wrong. */
export function parseAs<Schema extends v.GenericSchema>(schema: Schema, json: unknown): v.InferOutput<Schema> {
  const parsed = v.safeParse(schema, json);
  if (parsed.success) return parsed.output;
  const [issue] = parsed.issues;
  throw new AppError('bundle-invalid', { where: v.getDotPath(issue) ?? 'manifest.json', what: issue.message });
}
