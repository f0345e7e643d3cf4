import { frames } from './frames/frames.ts';
import { grid } from './grid/grid.ts';
import { thumbnail } from './thumbnail/thumbnail.ts';
import { timestamps } from './timestamps/timestamps.ts';

/** Every composer a recipe can name. Adding one: its folder and a line here. */
export const composers = { frames, grid, thumbnail, timestamps } as const;
export type ComposerName = keyof typeof composers;
