import { change } from './change/change.ts';
import { clips } from './clips/clips.ts';
import { coarseToFine } from './coarseToFine/coarseToFine.ts';
import { fps } from './fps/fps.ts';
import { keyframes } from './keyframes/keyframes.ts';
import { manual } from './manual/manual.ts';
import { part } from './part/part.ts';
import { queryAware } from './queryAware/queryAware.ts';
import { secondLook } from './secondLook/secondLook.ts';
import { shots } from './shots/shots.ts';
import { slowFast } from './slowFast/slowFast.ts';
import { uniform } from './uniform/uniform.ts';

/** Every sampler a recipe can name. Adding one: its folder and a line here. */
export const samplers = {
  uniform,
  fps,
  keyframes,
  shots,
  change,
  'slow-fast': slowFast,
  clips,
  'query-aware': queryAware,
  'coarse-to-fine': coarseToFine,
  'second-look': secondLook,
  part,
  manual,
} as const;
export type SamplerName = keyof typeof samplers;
