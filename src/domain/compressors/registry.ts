import { avg } from './avg/avg.ts';
import { frameToken } from './frame-token/frameToken.ts';
import { linvt } from './linvt/linvt.ts';
import { linvtAggregation } from './linvt-aggregation/linvtAggregation.ts';
import { linvtFree } from './linvt-free/linvtFree.ts';
import { linvtSelection } from './linvt-selection/linvtSelection.ts';
import { merge } from './merge/merge.ts';
import { none } from './none/none.ts';
import { pooling } from './pooling/pooling.ts';

/** Every compressor a recipe can name. Adding one: its folder and a line here. */
export const compressors = {
  linvt,
  'linvt-selection': linvtSelection,
  'linvt-aggregation': linvtAggregation,
  'linvt-free': linvtFree,
  avg,
  'frame-token': frameToken,
  pooling,
  merge,
  none,
} as const;
export type CompressorName = keyof typeof compressors;
