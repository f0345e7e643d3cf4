import type { NumberParameters } from '../descriptor.ts';
import { avgDigest } from './avg/digest.ts';
import type { Digester } from './compressor.ts';
import { frameTokenDigest } from './frame-token/digest.ts';
import { linvtFreeDigest } from './linvt-free/digest.ts';
import { linvtSelectionDigest } from './linvt-selection/digest.ts';
import { mergeDigest } from './merge/digest.ts';
import { noneDigest } from './none/digest.ts';
import { poolingDigest } from './pooling/digest.ts';
import type { CompressorName } from './registry.ts';

/**
 * What each compressor does, apart from how the page shows it: only the worker needs it. Null for those that condense
 * with the bundle's own graphs, where the model runs.
 */
export const digesters = {
  linvt: null,
  'linvt-selection': linvtSelectionDigest,
  'linvt-aggregation': null,
  'linvt-free': linvtFreeDigest,
  avg: avgDigest,
  'frame-token': frameTokenDigest,
  pooling: poolingDigest,
  merge: mergeDigest,
  none: noneDigest,
} as const satisfies Record<CompressorName, Digester<NumberParameters> | null>;

export const digesterOf = (name: CompressorName): Digester<NumberParameters> | null => digesters[name];
