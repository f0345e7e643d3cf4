import { linvt } from './linvt/linvt.ts';

/** Every compressor a recipe can name. Adding one: its folder and a line here. */
export const compressors = { linvt } as const;
export type CompressorName = keyof typeof compressors;
