import { partOf } from '../../parts/part.ts';

/** Most clips are videos. */
export const pictureScreenPart = partOf(async () => (await import('./PictureScreen.tsx')).PictureScreen);
