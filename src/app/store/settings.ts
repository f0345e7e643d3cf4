import * as v from 'valibot';
import type { Backend } from '../../domain/answer.ts';
import { type HistoryUse, historyUses } from '../../domain/chat.ts';
import { clampToParameter, defaults } from '../../domain/descriptor.ts';
import { type Generation, generationParameters } from '../../domain/generation.ts';
import { type BundleName, bundleNames, usualBundle } from '../bundles.ts';
import { type Language, languages } from '../wording/language.ts';

export const themes = ['system', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

/** What a token map paints over a frame. */
export const mapKinds = ['picture', 'kept', 'significance', 'used', 'words'] as const;
export type MapKind = (typeof mapKinds)[number];
export type ShownKind = Exclude<MapKind, 'picture'>;

/** Whose speed is remembered. */
export type Speed = `${BundleName} ${Backend}`;

export const speedOf = (bundle: BundleName, backend: Backend): Speed => `${bundle} ${backend}`;

const speedNames = bundleNames.flatMap((name) => [speedOf(name, 'webgpu'), speedOf(name, 'wasm')]);

/** What stays from visit to visit on this machine. */
export type Settings = {
  readonly generation: Generation;
  /** When the model reads earlier questions of the conversation. */
  readonly historyUse: HistoryUse;
  readonly theme: Theme;
  readonly map: MapKind;
  /** Whether the colours of the maps mean the same in all columns of a comparison. */
  readonly areScalesShared: boolean;
  readonly language: Language;
  /** The bundle that answers. */
  readonly bundle: BundleName;
  /** Tokens per second of the last answer of each bundle on each backend of this machine. */
  readonly speeds: Readonly<Partial<Record<Speed, number>>>;
};

export const initialSettings: Settings = {
  generation: defaults(generationParameters),
  historyUse: 'referred',
  theme: 'system',
  map: 'used',
  areScalesShared: true,
  language: 'en',
  bundle: usualBundle,
  speeds: {},
};

/** Every value allowed: what is missing or wrong takes its default. */
export const generationSchema = v.pipe(
  v.record(v.string(), v.unknown()),
  v.transform((given): Generation => {
    const clamped = Object.entries(generationParameters).map(([name, parameter]) => [
      name,
      clampToParameter(parameter, typeof given[name] === 'number' ? given[name] : Number.NaN),
    ]);
    return Object.fromEntries(clamped);
  }),
);

const settingsSchema = (usual: Settings) =>
  v.object({
    generation: v.fallback(generationSchema, usual.generation),
    historyUse: v.fallback(v.picklist(historyUses), usual.historyUse),
    theme: v.fallback(v.picklist(themes), usual.theme),
    map: v.fallback(v.picklist(mapKinds), usual.map),
    areScalesShared: v.fallback(v.boolean(), usual.areScalesShared),
    language: v.fallback(v.picklist(languages), usual.language),
    bundle: v.fallback(v.picklist(bundleNames), usual.bundle),
    speeds: v.fallback(v.record(v.picklist(speedNames), v.number()), {}),
  });

/** The settings that `text` holds, with `usual` for what it lacks; null where there is nothing to read. */
export function parseSettings(text: string | null, usual = initialSettings): Settings | null {
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), settingsSchema(usual)), text);
  return parsed.success ? parsed.output : null;
}
