import { frames } from './frames/frames.ts';
import { grid } from './grid/grid.ts';
import { thumbnail } from './thumbnail/thumbnail.ts';

/** Every composer a recipe can name. Adding one: its folder and a line here. */
export const composers = { frames, grid, thumbnail } as const;
export type ComposerName = keyof typeof composers;
