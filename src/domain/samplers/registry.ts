import { fps } from './fps/fps.ts';
import { uniform } from './uniform/uniform.ts';

/** Every sampler a recipe can name. Adding one: its folder and a line here. */
export const samplers = { uniform, fps } as const;
export type SamplerName = keyof typeof samplers;
